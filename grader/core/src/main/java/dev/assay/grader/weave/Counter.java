package dev.assay.grader.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Writes calls to the fuel counter. Nothing else in this package knows how its methods are called. */
final class Counter {
    private static final ClassDesc FUEL = ClassDesc.of("dev.assay.simulator.fuel.Fuel");
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    /** As the counter has it. */
    private static final int BYTES_A_STEP = 32;

    private Counter() {}

    /** A method begins. Leaves the depth outside it on the stack. */
    static void enter(CodeBuilder code, int steps) {
        code.loadConstant(steps).invokestatic(FUEL, "enter", MethodTypeDesc.of(INT, INT));
    }

    /** A method ends. Takes the depth outside it from the stack. */
    static void leave(CodeBuilder code) {
        code.putstatic(FUEL, "depth", INT);
    }

    /** A block begins. */
    static void charge(CodeBuilder code, int steps, int bytes) {
        if (bytes > 0) {
            code.loadConstant(steps + bytes / BYTES_A_STEP).loadConstant(bytes).invokestatic(FUEL, "charge",
                    MethodTypeDesc.of(VOID, INT, INT));
        } else if (steps > 0) {
            code.loadConstant(steps).invokestatic(FUEL, "charge", MethodTypeDesc.of(VOID, INT));
        }
    }

    /** A handler begins. Takes what was thrown, and the depth outside the method. */
    static void caught(CodeBuilder code) {
        code.invokestatic(FUEL, "caught", MethodTypeDesc.of(VOID, ConstantDescs.CD_Throwable, INT));
    }

    /** An array is about to be made. Takes its length and the bytes of an element. */
    static void array(CodeBuilder code) {
        code.invokestatic(FUEL, "array", MethodTypeDesc.of(VOID, INT, INT));
    }

    /** One more dimension. Takes the product so far and a length, leaves the product. */
    static void times(CodeBuilder code) {
        code.invokestatic(FUEL, "times", MethodTypeDesc.of(LONG, LONG, INT));
    }

    /** An array of arrays is about to be made. Takes the product of its lengths and the bytes of an element. */
    static void arrays(CodeBuilder code) {
        code.invokestatic(FUEL, "arrays", MethodTypeDesc.of(VOID, LONG, INT));
    }

    /** Counting rests. Leaves a mark. */
    static void pause(CodeBuilder code) {
        code.invokestatic(FUEL, "pause", MethodTypeDesc.of(LONG.arrayType()));
    }

    /** Counting goes on. Takes the mark. */
    static void resume(CodeBuilder code) {
        code.invokestatic(FUEL, "resume", MethodTypeDesc.of(VOID, LONG.arrayType()));
    }
}
