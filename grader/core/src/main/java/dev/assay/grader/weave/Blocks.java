package dev.assay.grader.weave;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A method's basic blocks and what each costs. A block ends where control can leave it and begins where control can
 * come in, so the charge at its beginning is exact unless an exception strikes in the middle.
 *
 * @param steps by index of the block's first instruction, 0 elsewhere
 * @param bytes what the block's instructions allocate whose size is known, likewise
 * @param targets the labels that control can jump to
 * @param loops whether any jump goes backwards
 */
record Blocks(int[] steps, int[] bytes, Set<Label> targets, boolean loops) {
    private static final int INVOKE = 4;
    private static final int NEW = 4;
    private static final int THROW = 50;

    static Blocks of(List<CodeElement> elements, ToIntFunction<Instruction> allocates) {
        Set<Label> targets = targets(elements);
        Set<Label> passed = Collections.newSetFromMap(new IdentityHashMap<>());
        int[] steps = new int[elements.size()];
        int[] bytes = new int[elements.size()];
        boolean loops = false;
        int first = -1;
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case LabelTarget target -> {
                    passed.add(target.label());
                    if (targets.contains(target.label())) {
                        first = -1;
                    }
                }
                case Instruction instruction -> {
                    if (first < 0) {
                        first = i;
                    }
                    steps[first] += weight(instruction);
                    bytes[first] += allocates.applyAsInt(instruction);
                    if (instruction instanceof BranchInstruction branch && passed.contains(branch.target())) {
                        loops = true;
                    }
                    if (endsBlock(instruction)) {
                        first = -1;
                    }
                }
                default -> {}
            }
        }
        return new Blocks(steps, bytes, targets, loops);
    }

    private static Set<Label> targets(List<CodeElement> elements) {
        Set<Label> targets = Collections.newSetFromMap(new IdentityHashMap<>());
        for (CodeElement element : elements) {
            switch (element) {
                case BranchInstruction branch -> targets.add(branch.target());
                case LookupSwitchInstruction choice -> {
                    targets.add(choice.defaultTarget());
                    choice.cases().forEach(one -> targets.add(one.target()));
                }
                case TableSwitchInstruction choice -> {
                    targets.add(choice.defaultTarget());
                    choice.cases().forEach(one -> targets.add(one.target()));
                }
                case ExceptionCatch handler -> targets.add(handler.handler());
                default -> {}
            }
        }
        return targets;
    }

    private static boolean endsBlock(Instruction instruction) {
        return instruction instanceof BranchInstruction
                || instruction instanceof LookupSwitchInstruction
                || instruction instanceof TableSwitchInstruction
                || instruction instanceof ReturnInstruction
                || instruction instanceof ThrowInstruction;
    }

    private static int weight(Instruction instruction) {
        return switch (instruction) {
            case InvokeInstruction call -> INVOKE;
            case InvokeDynamicInstruction call -> INVOKE + call.bootstrapArgs().size();
            case NewObjectInstruction made -> NEW;
            case ThrowInstruction thrown -> THROW;
            default -> 1;
        };
    }
}
