package dev.assay.grader.weave;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * What a method's code costs, and where that is paid. A basic block ends where control can leave it and begins where
 * control can come in. Blocks pay together where one is certain to follow the other: paying is what metering costs, not
 * counting. A short block may also be paid for by the block that decides about it, whether control then comes to it or
 * not. Both depend on the code alone, so that the same run costs the same everywhere.
 *
 * @param steps by index of an instruction, what is paid before it
 * @param bytes what is allocated on the way whose size is known, likewise
 * @param targets the labels that control can jump to
 * @param loops whether any jump goes backwards
 */
record Blocks(int[] steps, int[] bytes, Set<Label> targets, boolean loops) {
    private static final int INVOKE = 4;
    private static final int NEW = 4;
    private static final int THROW = 50;
    /** A block as short as this may be paid for without being run. */
    private static final int SHORT_STEPS = 8;
    /** So much may be paid at one place for short blocks that are not run. */
    private static final int MOST_VAIN_STEPS = 16;

    static Blocks of(List<CodeElement> elements, ToIntFunction<Instruction> allocates) {
        Set<Label> targets = targets(elements);
        Map<Label, Integer> places = new IdentityHashMap<>();
        List<Integer> starts = new ArrayList<>();
        int[] steps = new int[elements.size()];
        int[] bytes = new int[elements.size()];
        int first = -1;
        boolean loops = false;
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case LabelTarget target -> {
                    places.put(target.label(), i);
                    if (targets.contains(target.label())) {
                        first = -1;
                    }
                }
                case Instruction instruction -> {
                    if (first < 0) {
                        first = i;
                        starts.add(i);
                    }
                    steps[first] += weight(instruction);
                    bytes[first] += allocates.applyAsInt(instruction);
                    if (instruction instanceof BranchInstruction branch && places.containsKey(branch.target())) {
                        loops = true;
                    }
                    if (endsBlock(instruction)) {
                        first = -1;
                    }
                }
                default -> {}
            }
        }
        new Payments(elements, places, starts).merge(steps, bytes);
        return new Blocks(steps, bytes, targets, loops);
    }

    private static Set<Label> targets(List<CodeElement> elements) {
        Set<Label> targets = Collections.newSetFromMap(new IdentityHashMap<>());
        for (CodeElement element : elements) {
            if (element instanceof Instruction instruction) {
                targets.addAll(targetsOf(instruction));
            } else if (element instanceof ExceptionCatch handler) {
                targets.add(handler.handler());
            }
        }
        return targets;
    }

    private static List<Label> targetsOf(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> List.of(branch.target());
            case LookupSwitchInstruction choice -> {
                List<Label> all = new ArrayList<>(List.of(choice.defaultTarget()));
                choice.cases().forEach(one -> all.add(one.target()));
                yield all;
            }
            case TableSwitchInstruction choice -> {
                List<Label> all = new ArrayList<>(List.of(choice.defaultTarget()));
                choice.cases().forEach(one -> all.add(one.target()));
                yield all;
            }
            default -> List.of();
        };
    }

    private static boolean endsBlock(Instruction instruction) {
        return instruction instanceof BranchInstruction || neverGoesOn(instruction);
    }

    /** Whether control never comes to the instruction behind. */
    private static boolean neverGoesOn(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W;
            case LookupSwitchInstruction choice -> true;
            case TableSwitchInstruction choice -> true;
            case ReturnInstruction back -> true;
            case ThrowInstruction thrown -> true;
            default -> false;
        };
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

    /** Finds the blocks that pay for others. */
    private record Payments(List<CodeElement> elements, Map<Label, Integer> places, List<Integer> starts) {
        void merge(int[] steps, int[] bytes) {
            if (starts.size() < 2) {
                return;
            }
            Set<Integer> handlers = new HashSet<>();
            ControlFlow flow = flow(handlers);
            if (!flow.isReducible()) {
                return;
            }
            int[] payer = new int[starts.size()];
            int[] vain = new int[starts.size()];
            for (int block : flow.order()) {
                payer[block] = block;
                int dominator = flow.dominator(block);
                if (dominator < 0 || handlers.contains(block) || flow.loop(block) != flow.loop(dominator)) {
                    continue;
                }
                int candidate = payer[dominator];
                int at = starts.get(block);
                if (!flow.isCertain(block, candidate)) {
                    vain[candidate] += steps[at];
                    if (steps[at] > SHORT_STEPS || bytes[at] > 0 || vain[candidate] > MOST_VAIN_STEPS) {
                        vain[candidate] -= steps[at];
                        continue;
                    }
                }
                payer[block] = candidate;
                steps[starts.get(candidate)] += steps[at];
                bytes[starts.get(candidate)] += bytes[at];
                steps[at] = 0;
                bytes[at] = 0;
            }
        }

        private ControlFlow flow(Set<Integer> handlers) {
            List<List<Integer>> normal = new ArrayList<>();
            List<List<Integer>> exceptional = new ArrayList<>();
            for (int block = 0; block < starts.size(); block++) {
                normal.add(successors(block));
                exceptional.add(new ArrayList<>());
            }
            for (CodeElement element : elements) {
                if (element instanceof ExceptionCatch range) {
                    int handler = blockAt(places.get(range.handler()));
                    handlers.add(handler);
                    int from = places.get(range.tryStart());
                    int to = places.get(range.tryEnd());
                    for (int block = 0; block < starts.size(); block++) {
                        if (starts.get(block) < to && end(block) > from) {
                            exceptional.get(block).add(handler);
                        }
                    }
                }
            }
            return new ControlFlow(normal, exceptional);
        }

        private int end(int block) {
            return block + 1 < starts.size() ? starts.get(block + 1) : elements.size();
        }

        /** The block that begins at a place or is the first one behind it. */
        private int blockAt(int place) {
            int found = Collections.binarySearch(starts, place);
            return found >= 0 ? found : -found - 1;
        }

        private List<Integer> successors(int block) {
            List<Integer> successors = new ArrayList<>();
            Instruction last = null;
            for (int i = starts.get(block); i < end(block); i++) {
                if (elements.get(i) instanceof Instruction instruction) {
                    last = instruction;
                }
            }
            targetsOf(last).forEach(target -> successors.add(blockAt(places.get(target))));
            if (!neverGoesOn(last) && block + 1 < starts.size()) {
                successors.add(block + 1);
            }
            return successors;
        }
    }
}
