package dev.assay.grader.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;

/** What objects and arrays cost in memory. Objects are paid for with their block, arrays when their length is known. */
record Allocations(Territory territory) {
    private static final int REFERENCE_BYTES = 4;
    private static final int ROW_HEADER_BYTES = 16;

    /** What an instruction allocates, as far as its operands do not matter. */
    int bytes(Instruction instruction) {
        return switch (instruction) {
            case NewObjectInstruction made ->
                territory.hierarchy().objectBytes(made.className().asInternalName());
            case InvokeInstruction call when !call.isInterface()
                    && territory.isPlainJdk(call.owner().asInternalName()) ->
                Prices.allocates(call.owner().asInternalName(), call.name().stringValue(), call.typeSymbol());
            default -> 0;
        };
    }

    void write(CodeBuilder code, NewPrimitiveArrayInstruction made) {
        TypeKind kind = made.typeKind();
        pay(code, Type.bytesOf(kind.upperBound().descriptorString()));
        code.with(made);
    }

    void write(CodeBuilder code, NewReferenceArrayInstruction made) {
        pay(code, REFERENCE_BYTES);
        code.anewarray(territory.desc(made.componentType().asInternalName()));
    }

    private static void pay(CodeBuilder code, int elementBytes) {
        code.dup().loadConstant(elementBytes);
        Counter.array(code);
    }

    /** @param scratch slots that are free */
    void write(CodeBuilder code, NewMultiArrayInstruction made, int scratch) {
        int dimensions = made.dimensions();
        for (int i = dimensions - 1; i >= 0; i--) {
            code.istore(scratch + i);
        }
        code.lconst_1();
        for (int i = 0; i < dimensions; i++) {
            code.iload(scratch + i);
            Counter.times(code);
        }
        String type = made.arrayType().asInternalName();
        code.loadConstant(Type.bytesOf(type.substring(dimensions)) + ROW_HEADER_BYTES / Math.max(1, dimensions));
        Counter.arrays(code);
        for (int i = 0; i < dimensions; i++) {
            code.iload(scratch + i);
        }
        code.multianewarray(territory.desc(type), dimensions);
    }
}
