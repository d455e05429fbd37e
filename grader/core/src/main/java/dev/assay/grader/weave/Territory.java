package dev.assay.grader.weave;

import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ClassDesc;
import java.util.Set;

/**
 * Whose class is whose, and by which name rewritten code knows it.
 *
 * @param own the classes that are rewritten in this role, besides the JDK's
 */
record Territory(
        Hierarchy hierarchy, Relocation relocation, Substitutes substitutes, Role role, Set<String> own) {
    /** What rewriting itself calls. */
    private static final String RUNTIME = "dev/assay/simulator/fuel/";
    /** Their methods' descriptors are whatever the caller has. */
    private static final Set<String> POLYMORPHIC =
            Set.of("java/lang/invoke/VarHandle", "java/lang/invoke/MethodHandle");

    boolean isStudent() {
        return role == Role.STUDENT;
    }

    /** A class by the name that is written. */
    ClassDesc desc(String compiled) {
        String mapped = relocation.map(compiled);
        return mapped.startsWith("[") ? ClassDesc.ofDescriptor(mapped) : ClassDesc.ofInternalName(mapped);
    }

    /** A member's descriptor: that of the JDK's own classes, and of a lab's, is what it is. */
    String mappedDescriptor(String owner, String descriptor) {
        return isRewritten(owner) ? relocation.descriptor(descriptor) : descriptor;
    }

    ClassDesc mappedType(String owner, ClassDesc type) {
        return ClassDesc.ofDescriptor(mappedDescriptor(owner, type.descriptorString()));
    }

    /** A class of the JDK that rewritten code uses as it is. */
    boolean isPlainJdk(String owner) {
        return Hierarchy.isJdk(owner) && !relocation.moves(owner);
    }

    /** Whether a class is the lab's: neither the student's, nor the library's, nor what rewriting calls. */
    boolean isLab(String owner) {
        return !Hierarchy.isJdk(owner) && !isRewritten(owner) && !owner.startsWith(RUNTIME);
    }

    private boolean isRewritten(String owner) {
        return relocation.moves(owner) || own.contains(owner) || owner.contains(Lambdas.SUFFIX)
                || POLYMORPHIC.contains(owner);
    }

    /** What stack maps need, by the names of the copies; null for a class that nobody knows. */
    ClassHierarchyInfo ancestry(ClassDesc desc) {
        String descriptor = desc.descriptorString();
        String original = Relocation.original(descriptor.substring(1, descriptor.length() - 1));
        Type type = hierarchy.type(original);
        if (type == null) {
            return null;
        }
        if (type.isInterface()) {
            return ClassHierarchyInfo.ofInterface();
        }
        return ClassHierarchyInfo.ofClass(type.parent() == null ? null : desc(type.parent()));
    }
}
