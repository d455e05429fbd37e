package dev.assay.grader.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.util.List;

/** How a method begins and ends: it pays for its first block, counts as one call, and leaves no trace of that. */
record Frame(MethodPlan plan) {
    /** @return the index of the instruction whose block has been paid for, or -1 */
    int enter(CodeBuilder code) {
        if (plan.pausesFuel()) {
            Counter.pause(code);
            code.astore(plan.pauseSlot());
        }
        firstLine(code);
        int first = firstInstruction();
        int steps = first < 0 ? 1 : plan.blocks().steps()[first];
        int bytes = first < 0 ? 0 : plan.blocks().bytes()[first];
        if (plan.counted()) {
            Counter.enter(code, steps);
            code.istore(plan.depthSlot());
            Counter.charge(code, 0, bytes);
        } else if (plan.pays()) {
            Counter.charge(code, steps, bytes);
        }
        return first;
    }

    void leave(CodeBuilder code) {
        if (plan.counted()) {
            code.iload(plan.depthSlot());
            Counter.leave(code);
        }
        if (plan.pausesFuel()) {
            code.aload(plan.pauseSlot());
            Counter.resume(code);
        }
    }

    /** A budget that is spent at the entry names the line where the method begins. */
    private void firstLine(CodeBuilder code) {
        if (plan.territory().isStudent()) {
            plan.elements().stream().filter(LineNumber.class::isInstance).findFirst().ifPresent(code::with);
        }
    }

    /** Index of the first instruction, or -1 when something jumps there. */
    private int firstInstruction() {
        List<CodeElement> elements = plan.elements();
        for (int i = 0; i < elements.size(); i++) {
            CodeElement element = elements.get(i);
            if (element instanceof LabelTarget target && plan.blocks().targets().contains(target.label())) {
                return -1;
            }
            if (element instanceof Instruction) {
                return i;
            }
        }
        return -1;
    }
}
