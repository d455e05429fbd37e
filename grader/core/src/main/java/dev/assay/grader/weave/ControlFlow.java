package dev.assay.grader.weave;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * Where control can go from block to block of one method. Block 0 is the entry. Dominators are found as Cooper, Harvey
 * and Kennedy describe it ("A Simple, Fast Dominance Algorithm", 2001).
 */
final class ControlFlow {
    private static final int NONE = -1;

    private final int blocks;
    /** All edges, those to exception handlers included. */
    private final List<List<Integer>> predecessors;
    private final int[] order;
    private final int[] dominators;
    private final int[] postdominators;
    private final int[] loops;
    private final boolean isReducible;

    /**
     * @param normal where control goes on from each block; nowhere where the method ends
     * @param exceptional the handlers that cover each block
     */
    ControlFlow(List<List<Integer>> normal, List<List<Integer>> exceptional) {
        blocks = normal.size();
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            List<Integer> both = new ArrayList<>(normal.get(i));
            both.addAll(exceptional.get(i));
            all.add(both);
        }
        predecessors = reversed(all, blocks);
        order = reversePostorder(all, 0);
        dominators = dominators(order, predecessors);
        postdominators = postdominators(normal);
        loops = new int[blocks];
        isReducible = findLoops(all);
    }

    /** The reachable blocks, each after those that dominate it. */
    int[] order() {
        return order;
    }

    /** The closest other block without which control cannot reach this one; -1 for the entry and what is unreachable. */
    int dominator(int block) {
        return block == 0 ? NONE : dominators[block];
    }

    /** Whether control that is in {@code first} and meets no exception will come to {@code later}. */
    boolean isCertain(int later, int first) {
        for (int at = first; at != NONE && at != blocks; at = postdominators[at]) {
            if (at == later) {
                return true;
            }
        }
        return false;
    }

    /** The first block of the innermost loop that a block is in, -1 outside of loops. */
    int loop(int block) {
        return loops[block];
    }

    /** Whether every loop is entered through its first block only, as compilers of Java write them. */
    boolean isReducible() {
        return isReducible;
    }

    private static List<List<Integer>> reversed(List<List<Integer>> successors, int nodes) {
        List<List<Integer>> reversed = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            reversed.add(new ArrayList<>());
        }
        for (int from = 0; from < successors.size(); from++) {
            for (int to : successors.get(from)) {
                reversed.get(to).add(from);
            }
        }
        return reversed;
    }

    private static int[] reversePostorder(List<List<Integer>> successors, int root) {
        int[] next = new int[successors.size()];
        BitSet seen = new BitSet();
        List<Integer> postorder = new ArrayList<>();
        Deque<Integer> path = new ArrayDeque<>(List.of(root));
        seen.set(root);
        while (!path.isEmpty()) {
            int at = path.peek();
            if (next[at] < successors.get(at).size()) {
                int to = successors.get(at).get(next[at]++);
                if (!seen.get(to)) {
                    seen.set(to);
                    path.push(to);
                }
            } else {
                postorder.add(path.pop());
            }
        }
        return postorder.reversed().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The root is its own dominator; what cannot be reached has none. */
    private static int[] dominators(int[] order, List<List<Integer>> predecessors) {
        int[] rank = new int[predecessors.size()];
        int[] dominators = new int[predecessors.size()];
        Arrays.fill(dominators, NONE);
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        dominators[order[0]] = order[0];
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = 1; i < order.length; i++) {
                int common = NONE;
                for (int from : predecessors.get(order[i])) {
                    if (dominators[from] != NONE) {
                        common = common == NONE ? from : common(from, common, dominators, rank);
                    }
                }
                changed |= dominators[order[i]] != common;
                dominators[order[i]] = common;
            }
        }
        return dominators;
    }

    private static int common(int one, int two, int[] dominators, int[] rank) {
        int left = one;
        int right = two;
        while (left != right) {
            if (rank[left] > rank[right]) {
                left = dominators[left];
            } else {
                right = dominators[right];
            }
        }
        return left;
    }

    /** Dominators of the graph walked backwards from one end that follows all ends; that end is block number n. */
    private int[] postdominators(List<List<Integer>> normal) {
        List<List<Integer>> withEnd = new ArrayList<>();
        for (List<Integer> each : normal) {
            withEnd.add(each.isEmpty() ? List.of(blocks) : each);
        }
        withEnd.add(List.of());
        List<List<Integer>> backwards = reversed(withEnd, blocks + 1);
        return dominators(reversePostorder(backwards, blocks), withEnd);
    }

    private boolean dominates(int one, int other) {
        for (int at = other; ; at = dominators[at]) {
            if (at == one) {
                return true;
            }
            if (at == 0) {
                return false;
            }
        }
    }

    /** @return whether there are no others */
    private boolean findLoops(List<List<Integer>> successors) {
        Arrays.fill(loops, NONE);
        int[] rank = new int[blocks];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        TreeMap<Integer, BitSet> byHead = new TreeMap<>();
        for (int from : order) {
            for (int to : successors.get(from)) {
                if (rank[to] <= rank[from]) {
                    if (!dominates(to, from)) {
                        return false;
                    }
                    grow(byHead.computeIfAbsent(to, unused -> new BitSet()), to, from);
                }
            }
        }
        byHead.entrySet().stream()
                .sorted((one, two) -> two.getValue().cardinality() - one.getValue().cardinality())
                .forEach(loop -> loop.getValue().stream().forEach(block -> loops[block] = loop.getKey()));
        return true;
    }

    /** All blocks from which control can come to the end of the loop without passing its head. */
    private void grow(BitSet loop, int head, int end) {
        loop.set(head);
        Deque<Integer> waiting = new ArrayDeque<>(List.of(end));
        while (!waiting.isEmpty()) {
            int at = waiting.pop();
            if (!loop.get(at)) {
                loop.set(at);
                waiting.addAll(predecessors.get(at));
            }
        }
    }
}
