package dev.assay.simulator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A path through the tree of all choices, of which it remembers how many options each had: enough to go to the next one,
 * depth first, by running everything again. A path that comes to a state that has been seen leads nowhere new.
 */
final class Path {
    private final int mostDeviations;
    /** What has been seen; null if nobody compares. */
    private final Set<Long> states;

    private int[] taken = new int[64];
    private int[] options = new int[64];
    /** How many choices are laid down: those before were made by earlier executions, those after are new. */
    private int length;

    private int position;
    private int deviations;
    private int clusters;
    private long testsChoices;
    private final Map<Long, Integer> answers = new HashMap<>();

    /** @param mostDeviations how many choices may be other than 0 */
    Path(int mostDeviations) {
        this(mostDeviations, new HashSet<>());
    }

    private Path(int mostDeviations, Set<Long> states) {
        this.mostDeviations = mostDeviations;
        this.states = states;
    }

    /** The choices made so far, for another execution that compares no states. */
    Path again() {
        Path copy = new Path(mostDeviations, null);
        copy.length = states == null ? length : position;
        copy.taken = taken.clone();
        copy.options = options.clone();
        return copy;
    }

    /** How many different states have been seen. */
    int stateCount() {
        return states.size();
    }

    /** Begins an execution. */
    void restart() {
        position = 0;
        deviations = 0;
        clusters = 0;
        testsChoices = 0;
        answers.clear();
    }

    /** Goes to the next path; false if there is none. */
    boolean advance() {
        length = position;
        while (length > 0 && taken[length - 1] == options[length - 1] - 1) {
            length--;
        }
        if (length == 0) {
            return false;
        }
        taken[length - 1]++;
        return true;
    }

    /** The next choice, of so many options; 0 is what happens without trouble. */
    int choose(int count) {
        if (count == 1 || deviations == mostDeviations) {
            return 0;
        }
        if (position == taken.length) {
            taken = Arrays.copyOf(taken, position * 2);
            options = Arrays.copyOf(options, position * 2);
        }
        if (position >= length) {
            taken[position] = 0;
            options[position] = count;
        }
        int choice = taken[position++];
        if (choice > 0) {
            deviations++;
        }
        return choice;
    }

    /** A choice of the test's own, which is made once and then stands. */
    int chooseForTest(long number, int count) {
        Integer answer = answers.get(number);
        if (answer == null) {
            answer = choose(count);
            answers.put(number, answer);
            testsChoices = Mix.mix(Mix.mix(testsChoices, number), answer);
        }
        return answer;
    }

    /** Chooses the order of events in the next cluster of this execution. */
    Scheduler scheduler(LongSupplier state) {
        int cluster = clusters++;
        return (pending, due) -> {
            if (states != null) {
                long here = Mix.mix(Mix.mix(state.getAsLong(), testsChoices), (long) cluster << 32 | deviations);
                if (!states.add(here) && position >= length) {
                    throw Abandoned.SIGNAL;
                }
            }
            return choose(due);
        };
    }
}
