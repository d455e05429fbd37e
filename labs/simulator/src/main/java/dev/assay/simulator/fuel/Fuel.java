package dev.assay.simulator.fuel;

/**
 * Counts the work of student code. Rewritten student code calls {@link #tick} at the entry of every method and before
 * every backward branch; when the budget is spent, every further tick throws. The count depends on nothing but the code
 * that runs, so an endless loop gets the same verdict on every machine.
 *
 * <p>Static, because rewritten code must reach it from anywhere, and not synchronized, because student code is
 * single-threaded everywhere.
 */
public final class Fuel {
    private static final Exhausted OUT_OF_FUEL = new Exhausted(Exhausted.Kind.FUEL);

    private static long budget = Long.MAX_VALUE;
    private static long left = Long.MAX_VALUE;

    private Fuel() {}

    /** One step of student code. */
    public static void tick() {
        if (--left < 0) {
            left = -1;
            throw OUT_OF_FUEL;
        }
    }

    /**
     * Called by trusted code whenever student code has returned to it, for the student may have caught the error.
     *
     * @throws Exhausted if the budget has been exceeded since the last {@link #refill}
     */
    public static void check() {
        if (left < 0) {
            throw OUT_OF_FUEL;
        }
    }

    /**
     * Gives student code a fresh budget, and forgets that an earlier one was spent.
     *
     * @param ticks how many ticks there are, at least 1
     */
    public static void refill(long ticks) {
        budget = ticks;
        left = ticks;
    }

    /** How many ticks have been spent since the last {@link #refill}. */
    public static long spent() {
        return budget - Math.max(left, 0);
    }

    /** Whether the budget has been exceeded since the last {@link #refill}. */
    public static boolean tripped() {
        return left < 0;
    }
}
