package dev.assay.grader.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rewriting needs to know about a class before it can decide anything. Names are internal ones
 * ({@code java/util/List}) and stand for the classes as they were compiled, before anything is relocated.
 *
 * @param parent null for {@code java/lang/Object}
 * @param fieldBytes room that the instance fields declared here take
 * @param methods by name and descriptor, {@code size()I}
 */
record Type(
        String name, String parent, List<String> interfaces, int flags, int fieldBytes, Map<String, Method> methods) {
    /** A declared method. */
    record Method(String owner, String name, String descriptor, int flags) {
        String key() {
            return name + descriptor;
        }

        boolean has(int flag) {
            return (flags & flag) != 0;
        }

        /** Whether a subclass can override it, or a call finds it by the receiver's class. */
        boolean isVirtual() {
            return !has(ClassFile.ACC_STATIC) && !has(ClassFile.ACC_PRIVATE);
        }
    }

    static Type of(ClassModel model) {
        String name = model.thisClass().asInternalName();
        Map<String, Method> methods = new HashMap<>();
        for (MethodModel method : model.methods()) {
            Method known = new Method(
                    name,
                    method.methodName().stringValue(),
                    method.methodType().stringValue(),
                    method.flags().flagsMask());
            methods.put(known.key(), known);
        }
        int fieldBytes = 0;
        for (FieldModel field : model.fields()) {
            if ((field.flags().flagsMask() & ClassFile.ACC_STATIC) == 0) {
                fieldBytes += bytesOf(field.fieldType().stringValue());
            }
        }
        return new Type(
                name,
                model.superclass().map(ClassEntry::asInternalName).orElse(null),
                model.interfaces().stream().map(ClassEntry::asInternalName).toList(),
                model.flags().flagsMask(),
                fieldBytes,
                methods);
    }

    boolean isInterface() {
        return (flags & ClassFile.ACC_INTERFACE) != 0;
    }

    boolean isPublic() {
        return (flags & ClassFile.ACC_PUBLIC) != 0;
    }

    /** Room of one value of this type, by the model that charges use: references take 4 bytes. */
    static int bytesOf(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'J', 'D' -> 8;
            case 'S', 'C' -> 2;
            case 'B', 'Z' -> 1;
            default -> 4;
        };
    }
}
