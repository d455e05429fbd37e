package dev.assay.grader.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Monitors become calls: of a kernel's locks for student code, of nothing for the library's. */
record MonitorCalls(MethodPlan plan) {
    private static final ClassDesc MONITORS = ClassDesc.of("dev.assay.simulator.fuel.Monitors");
    private static final MethodTypeDesc OF_OBJECT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);

    void write(CodeBuilder code, MonitorInstruction monitor) {
        if (plan.territory().isStudent()) {
            code.invokestatic(MONITORS, monitor.opcode() == Opcode.MONITORENTER ? "enter" : "exit", OF_OBJECT);
        } else {
            code.pop();
        }
    }

    /** A synchronized method begins. */
    void enter(CodeBuilder code) {
        if (plan.isSynchronized()) {
            loadMonitor(code);
            code.invokestatic(MONITORS, "enter", OF_OBJECT);
        }
    }

    /** A synchronized method returns. */
    void leave(CodeBuilder code) {
        if (plan.isSynchronized()) {
            loadMonitor(code);
            code.invokestatic(MONITORS, "exit", OF_OBJECT);
        }
    }

    /** Whatever a synchronized method throws between two places, its monitor is given back. */
    void releaseOnThrow(CodeBuilder code, Label start, Label end) {
        if (plan.isSynchronized()) {
            Label release = code.newBoundLabel();
            leave(code);
            code.athrow();
            code.exceptionCatchAll(start, end, release);
        }
    }

    private void loadMonitor(CodeBuilder code) {
        if (plan.method().has(ClassFile.ACC_STATIC)) {
            code.loadConstant(plan.type().self());
        } else {
            code.aload(0);
        }
    }
}
