package dev.assay.grader.weave;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Writes out {@code equals}, {@code hashCode} and {@code toString} of records where the compiler left them to the JVM:
 * there they would call each other without being counted, and hash an enum by its place in memory.
 */
final class Records {
    private static final ClassDesc BOOTSTRAP = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private Records() {}

    /** The class with its methods written out; the model itself when there is nothing to do. */
    static ClassModel writeOut(ClassModel model, ClassFile classFile) {
        if (model.findAttribute(Attributes.record()).isEmpty()) {
            return model;
        }
        List<RecordComponentInfo> components =
                model.findAttribute(Attributes.record()).orElseThrow().components();
        ClassDesc self = model.thisClass().asSymbol();
        return classFile.parse(classFile.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method && isLeftToTheJvm(method)) {
                builder.withMethodBody(method.methodName(), method.methodType(), method.flags().flagsMask(),
                        code -> {
                            switch (method.methodName().stringValue()) {
                                case "equals" -> equals(code, self, components);
                                case "hashCode" -> hashCode(code, self, components);
                                default -> toString(code, self, components);
                            }
                        });
            } else {
                builder.with(element);
            }
        }));
    }

    private static boolean isLeftToTheJvm(MethodModel method) {
        return method.code()
                .map(code -> code.elementStream()
                        .anyMatch(element -> element instanceof InvokeDynamicInstruction site
                                && site.bootstrapMethod().owner().equals(BOOTSTRAP)))
                .orElse(false);
    }

    private static void get(CodeBuilder code, int slot, ClassDesc self, RecordComponentInfo component) {
        code.aload(slot).getfield(self, component.name().stringValue(), component.descriptorSymbol());
    }

    private static void equals(CodeBuilder code, ClassDesc self, List<RecordComponentInfo> components) {
        Label differs = code.newLabel();
        code.aload(1).instanceOf(self).ifeq(differs);
        code.aload(1).checkcast(self).astore(2);
        for (RecordComponentInfo component : components) {
            ClassDesc type = component.descriptorSymbol();
            get(code, 0, self, component);
            get(code, 2, self, component);
            switch (TypeKind.from(type)) {
                case REFERENCE ->
                    code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(
                                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                            .ifeq(differs);
                case LONG -> code.lcmp().ifne(differs);
                case DOUBLE ->
                    code.invokestatic(ConstantDescs.CD_Double, "compare", compare(type)).ifne(differs);
                case FLOAT ->
                    code.invokestatic(ConstantDescs.CD_Float, "compare", compare(type)).ifne(differs);
                default -> code.if_icmpne(differs);
            }
        }
        code.iconst_1().ireturn();
        code.labelBinding(differs).iconst_0().ireturn();
    }

    private static MethodTypeDesc compare(ClassDesc type) {
        return MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
    }

    private static void hashCode(CodeBuilder code, ClassDesc self, List<RecordComponentInfo> components) {
        code.iconst_0();
        for (RecordComponentInfo component : components) {
            ClassDesc type = component.descriptorSymbol();
            code.bipush(31).imul();
            get(code, 0, self, component);
            if (type.isPrimitive()) {
                ClassDesc wrapper = wrapper(type);
                code.invokestatic(wrapper, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private static ClassDesc wrapper(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "Z" -> ConstantDescs.CD_Boolean;
            case "C" -> ConstantDescs.CD_Character;
            case "B" -> ConstantDescs.CD_Byte;
            case "S" -> ConstantDescs.CD_Short;
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            default -> ConstantDescs.CD_Double;
        };
    }

    private static void toString(CodeBuilder code, ClassDesc self, List<RecordComponentInfo> components) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        String name = self.displayName();
        String before = name.substring(name.lastIndexOf('$') + 1).replaceFirst("^[0-9]+(?=.)", "") + "[";
        for (RecordComponentInfo component : components) {
            append(code.loadConstant(before + component.name().stringValue() + "="), ConstantDescs.CD_String);
            get(code, 0, self, component);
            append(code, component.descriptorSymbol());
            before = ", ";
        }
        append(code.loadConstant(components.isEmpty() ? before + "]" : "]"), ConstantDescs.CD_String);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        ClassDesc accepted = switch (type.descriptorString()) {
            case "B", "S" -> ConstantDescs.CD_int;
            case "Ljava/lang/String;" -> type;
            default -> type.isPrimitive() ? type : ConstantDescs.CD_Object;
        };
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, accepted));
    }
}
