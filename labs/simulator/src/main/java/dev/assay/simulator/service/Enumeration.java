package dev.assay.simulator.service;

import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through all sequences of choices by running the same thing again and again, each time with the next sequence (as in
 * TigerBeetle's exhaustigen): one small idea that makes any program with a chooser exhaustive.
 */
public final class Enumeration implements Chooser {
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();
    private int position;

    @Override
    public int choose(int count) {
        if (position == taken.size()) {
            taken.add(0);
            options.add(count);
        } else if (options.get(position) != count) {
            // Only what is examined can differ: the same choices went before.
            throw new Violation("deterministic", "The same requests in the same order went differently the second time: choice "
                    + position + " had " + options.get(position) + " options, and has " + count + " now.");
        }
        return taken.get(position++);
    }

    /** Prepares the next sequence; false when all have been. */
    public boolean next() {
        position = 0;
        while (!taken.isEmpty() && taken.getLast() + 1 == options.getLast()) {
            taken.removeLast();
            options.removeLast();
        }
        if (taken.isEmpty()) {
            return false;
        }
        taken.set(taken.size() - 1, taken.getLast() + 1);
        return true;
    }
}
