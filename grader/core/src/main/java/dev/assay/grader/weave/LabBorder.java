package dev.assay.grader.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/** What comes from the lab into student code: its collections are the JDK's own, and student code sees views of them. */
record LabBorder(Territory territory) {
    private static final ClassDesc BORDER =
            ClassDesc.ofInternalName(Relocation.PREFIX + Relocation.JOINING + "Border");
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final Set<String> CROSSING = Set.of("java/lang/Object", "java/lang/Iterable",
            "java/util/Collection", "java/util/SequencedCollection", "java/util/List", "java/util/Set",
            "java/util/SequencedSet", "java/util/Map", "java/util/SequencedMap", "java/util/Optional",
            "java/util/Comparator");

    /** A method begins that the lab may have called. */
    void receive(CodeBuilder code, MethodPlan plan) {
        if (!territory.isStudent() || !plan.method().isVirtual() || !plan.type().isCalledByLab(plan.method())) {
            return;
        }
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(plan.method().descriptor());
        for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc parameter = type.parameterType(i);
            if (crosses(parameter)) {
                int slot = code.parameterSlot(i);
                code.aload(slot);
                view(code, parameter);
                code.astore(slot);
            }
        }
    }

    /** A call has returned. */
    void returned(CodeBuilder code, InvokeInstruction call) {
        ClassDesc result = call.typeSymbol().returnType();
        if (territory.isStudent() && territory.isLab(call.owner().asInternalName()) && crosses(result)) {
            view(code, result);
        }
    }

    /** A field has been read. */
    void read(CodeBuilder code, FieldInstruction field, ClassDesc type) {
        if (field.opcode() == Opcode.GETSTATIC && territory.isLab(field.owner().asInternalName()) && crosses(type)) {
            view(code, type);
        }
    }

    private static boolean crosses(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("Ljava/util/function/")
                || descriptor.startsWith("L") && CROSSING.contains(descriptor.substring(1, descriptor.length() - 1));
    }

    private static void view(CodeBuilder code, ClassDesc type) {
        code.invokestatic(BORDER, "in", MethodTypeDesc.of(OBJECT, OBJECT));
        if (!type.equals(OBJECT)) {
            code.checkcast(type);
        }
    }
}
