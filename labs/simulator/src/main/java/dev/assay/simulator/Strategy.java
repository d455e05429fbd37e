package dev.assay.simulator;

/** How the next event is chosen under a schedule. Data, so that a portfolio can be printed and repeated. */
public sealed interface Strategy {
    /** No event overtakes a pending one that is more than this much earlier, in virtual milliseconds: any may. */
    long ANY_WINDOW = Long.MAX_VALUE / Timeline.NANOS_PER_MILLI;

    /** The earliest event is next; chance decides when that is. */
    record Timed() implements Strategy {}

    /**
     * Any event within the window may be next, each with the same probability.
     *
     * @param windowMillis how much later than the earliest pending event it may be, at least 0
     */
    record Walk(long windowMillis) implements Strategy {
        public Walk {
            requireAtLeast("windowMillis", windowMillis, 0);
        }
    }

    /**
     * Random priorities with few changes, see {@link PriorityOrder}.
     *
     * @param depth how many events must come in one order for the bug to show, at least 1
     * @param steps how many events a run is expected to have before it shows, at least 1
     * @param windowMillis how much later than the earliest pending event one may be that overtakes it, at least 0
     */
    record Pct(int depth, int steps, long windowMillis) implements Strategy {
        public Pct {
            requireAtLeast("depth", depth, 1);
            requireAtLeast("steps", steps, 1);
            requireAtLeast("windowMillis", windowMillis, 0);
        }
    }

    /**
     * Every order, and every fault that the links may show, one after another; see {@link Search}.
     *
     * @param mostDeviations how many times a run may depart from what happens without trouble, at least 0
     */
    record Exhaustive(int mostDeviations) implements Strategy {
        public Exhaustive {
            requireAtLeast("mostDeviations", mostDeviations, 0);
        }
    }

    private static void requireAtLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", is " + value);
        }
    }
}
