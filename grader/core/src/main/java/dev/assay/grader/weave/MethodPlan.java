package dev.assay.grader.weave;

import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ConstantDescs;
import java.util.Arrays;
import java.util.List;

/**
 * What is decided about a method before any of it is written.
 *
 * @param elements its code as compiled
 * @param blocks what its basic blocks cost
 * @param pays whether its blocks are charged
 * @param counted whether its calls count as depth
 * @param firstSlot the first slot of the frame that its own variables leave free
 */
record MethodPlan(
        ClassDraft type,
        Method method,
        List<CodeElement> elements,
        Blocks blocks,
        boolean pays,
        boolean counted,
        int firstSlot) {
    /** A method this short that calls nothing and does not loop is paid for by its caller's call. */
    private static final int FREE_STEPS = 12;

    static MethodPlan of(ClassDraft type, Method method, CodeAttribute original, List<CodeElement> elements) {
        Allocations allocations = new Allocations(type.territory());
        Blocks blocks = Blocks.of(elements, allocations::bytes);
        boolean free = type.isFree(method);
        boolean counted = !free && !type.leaves().contains(method);
        boolean pays = counted
                || !free && (Callbacks.contain(type, method) || !isTrifle(blocks, elements, type.lambdas()));
        return new MethodPlan(type, method, elements, blocks, pays, counted, original.maxLocals());
    }

    private static boolean isTrifle(Blocks blocks, List<CodeElement> elements, Lambdas lambdas) {
        return !blocks.loops()
                && Arrays.stream(blocks.steps()).sum() <= FREE_STEPS
                && Arrays.stream(blocks.bytes()).sum() == 0
                && Leaves.areLonely(elements, lambdas);
    }

    Territory territory() {
        return type.territory();
    }

    boolean isSynchronized() {
        return territory().isStudent() && method.has(ClassFile.ACC_SYNCHRONIZED);
    }

    /** Whether counting rests while the method runs. */
    boolean pausesFuel() {
        return !territory().isStudent() && method.name().equals(ConstantDescs.CLASS_INIT_NAME);
    }

    /** Where the depth outside the method is kept. */
    int depthSlot() {
        return firstSlot;
    }

    /** Where the mark of {@link #pausesFuel} is kept. */
    int pauseSlot() {
        return firstSlot + 1;
    }

    /** From here on, slots hold values for the length of one instruction. */
    int scratchSlot() {
        return firstSlot + 2;
    }
}
