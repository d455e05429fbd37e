package dev.assay.grader.weave;

import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What is decided about a method before any of it is written.
 *
 * @param elements its code as compiled
 * @param blocks what its basic blocks cost
 * @param free whether nothing in it is charged
 * @param counted whether its calls count as depth
 * @param callback whether somebody may call it who pays for no call
 * @param firstSlot the first slot of the frame that its own variables leave free
 */
record MethodPlan(
        ClassDraft type,
        Method method,
        List<CodeElement> elements,
        Blocks blocks,
        boolean free,
        boolean counted,
        boolean callback,
        int firstSlot) {
    /** A method this short that calls nothing and does not loop is paid for by its caller's call. */
    private static final int FREE_STEPS = 12;
    /** Calls to these come back without having called anything that could come round again. */
    private static final Set<String> LEAF_OWNERS = Set.of("java/lang/Math", "java/lang/StrictMath", "java/lang/Integer",
            "java/lang/Long", "java/lang/Character", "java/lang/Boolean", "java/lang/Double", "java/lang/Short",
            "java/lang/Byte");

    static MethodPlan of(ClassDraft type, Method method, CodeAttribute original, List<CodeElement> elements) {
        Allocations allocations = new Allocations(type.territory());
        Blocks blocks = Blocks.of(elements, allocations::bytes);
        boolean free = type.isFree(method);
        boolean counted = !free && !isLeaf(type, elements);
        boolean callback = Callbacks.contain(type, method);
        return new MethodPlan(type, method, elements, blocks, free, counted, callback, original.maxLocals());
    }

    private static boolean isLeaf(ClassDraft type, List<CodeElement> elements) {
        return elements.stream().allMatch(element -> switch (element) {
            case InvokeInstruction call -> isLeafCall(call);
            case InvokeDynamicInstruction site -> type.lambdas().at(site) != null;
            case ExceptionCatch handler -> false;
            default -> true;
        });
    }

    private static boolean isLeafCall(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return LEAF_OWNERS.contains(owner)
                || owner.equals("java/lang/String") && isAtOnce(call.name().stringValue())
                || owner.equals("java/lang/Object") && call.name().equalsString(ConstantDescs.INIT_NAME);
    }

    private static boolean isAtOnce(String name) {
        return name.equals("length") || name.equals("charAt") || name.equals("isEmpty");
    }

    Territory territory() {
        return type.territory();
    }

    /** Whether a block is charged that allocates so many bytes. */
    boolean pays(int bytes) {
        return counted || !free && (callback || blocks.loops() || bytes > 0 || Arrays.stream(blocks.steps()).sum() > FREE_STEPS);
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
