package dev.assay.simulator.fuel;

import dev.assay.simulator.fuel.Exhausted.Kind;

/**
 * Counts the work, the memory and the depth of calls of student code. Rewritten code calls {@link #enter} at the start
 * of a method and {@link #charge} at the start of every other basic block. When something is used up, that call and
 * every later one throws, until the next {@link #refill}: catching the error gains nothing. The counts depend on
 * nothing but the code that runs, so an endless loop gets the same verdict on every machine, under every compiler and
 * collector.
 *
 * <p>Static, because rewritten code must reach it from anywhere, and not synchronized, because student code is
 * single-threaded everywhere.
 */
public final class Fuel {
    /** Nested calls of student and library code. The stack of the thread that runs students is sized after it. */
    public static final int DEEPEST = 9_000;
    /** Bytes that student code may allocate, garbage included, when nobody says otherwise. Well below the heap. */
    public static final long DEFAULT_BYTES = 256L << 20;

    /** Making and clearing so many bytes is as much work as one step. */
    public static final int BYTES_A_STEP = 32;

    /** What entering an exception handler costs: filling in a stack trace is the dearest thing a single step can do. */
    private static final int HANDLER_STEPS = 500;
    /** An exception that the JVM makes is paid for where it is caught. */
    private static final int HANDLER_BYTES = 1_000;
    private static final int ARRAY_HEADER_BYTES = 16;
    private static final long UNLIMITED = Long.MAX_VALUE / 2;
    /** What a class of the library may take to initialise itself; they need far less. */
    private static final long ALLOWANCE = 100_000_000;
    private static final long TRIPPED = Long.MIN_VALUE / 2;

    private static final Exhausted OUT_OF_FUEL = new Exhausted(Kind.FUEL);
    private static final Exhausted OUT_OF_MEMORY = new Exhausted(Kind.MEMORY);
    private static final Exhausted TOO_DEEP = new Exhausted(Kind.DEPTH);
    private static final Exhausted DEADLOCKED = new Exhausted(Kind.DEADLOCK);

    /** How deep the calls are now. Public for rewritten code, which restores it where a method returns. */
    public static int depth;

    private static long budget = UNLIMITED;
    private static long left = UNLIMITED;
    private static long byteBudget = UNLIMITED;
    private static long bytesLeft = UNLIMITED;
    private static long spentAtTrip;
    private static Exhausted tripped;
    private static String place = "";

    private Fuel() {}

    // ------------------------------------------------------------------ called by rewritten code

    /** One step of student code. */
    public static void tick() {
        charge(1);
    }

    /** A basic block of this many steps begins. */
    public static void charge(int steps) {
        long rest = left - steps;
        left = rest;
        if (rest < 0) {
            throw trip(OUT_OF_FUEL);
        }
    }

    /**
     * A basic block begins that also allocates objects.
     *
     * @param steps how many steps it takes, one for {@link #BYTES_A_STEP} bytes among them
     * @param bytes how many bytes the objects take
     */
    public static void charge(int steps, int bytes) {
        long rest = left - steps;
        long room = bytesLeft - bytes;
        left = rest;
        bytesLeft = room;
        if ((rest | room) < 0) {
            throw trip(rest < 0 ? OUT_OF_FUEL : OUT_OF_MEMORY);
        }
    }

    /**
     * A method begins, and with it its first basic block.
     *
     * @return the depth outside the method, which the method puts back when it returns
     */
    public static int enter(int steps) {
        int outside = depth;
        depth = outside + 1;
        if (outside >= DEEPEST) {
            throw trip(TOO_DEEP);
        }
        charge(steps);
        return outside;
    }

    /** An array is about to be made. A negative length is left to the JVM's own complaint. */
    public static void array(int length, int elementBytes) {
        allocate(ARRAY_HEADER_BYTES + (long) Math.max(length, 0) * elementBytes);
    }

    /** An array of arrays is about to be made, of as many innermost elements as the lengths' product. */
    public static void arrays(long elements, int elementBytes) {
        allocate(ARRAY_HEADER_BYTES + elements * elementBytes);
    }

    /** One more dimension: the product, cut off where any budget would be spent. */
    public static long times(long elements, int length) {
        return Math.min(elements * Math.max(length, 1), 1L << 31);
    }

    /** Student code allocates this many bytes, at least 0. */
    public static void allocate(long bytes) {
        if ((bytesLeft -= bytes) < 0) {
            throw trip(OUT_OF_MEMORY);
        }
        if ((left -= bytes / BYTES_A_STEP) < 0) {
            throw trip(OUT_OF_FUEL);
        }
    }

    /**
     * An exception handler begins, of a method outside of which the depth was {@code outside}. Whatever ran out stays
     * run out, and what the JVM itself ran out of counts too.
     */
    public static void caught(Throwable thrown, int outside) {
        depth = outside + 1;
        if (tripped != null) {
            throw tripped;
        }
        if (thrown instanceof StackOverflowError) {
            throw trip(TOO_DEEP);
        }
        if (thrown instanceof OutOfMemoryError) {
            throw trip(OUT_OF_MEMORY);
        }
        charge(HANDLER_STEPS + HANDLER_BYTES / BYTES_A_STEP, HANDLER_BYTES);
    }

    // ------------------------------------------------------------------ called by trusted code

    /**
     * Called by trusted code whenever student code has returned to it, for the student may have caught the error.
     *
     * @throws Exhausted if a budget has been exceeded since the last {@link #refill}
     */
    public static void check() {
        if (tripped != null) {
            throw tripped;
        }
    }

    /**
     * Gives student code a fresh budget, and forgets that an earlier one was spent.
     *
     * @param steps how many steps there are, at least 1
     */
    public static void refill(long steps) {
        refill(steps, DEFAULT_BYTES);
    }

    /**
     * Gives student code fresh budgets, and forgets that earlier ones were spent.
     *
     * @param steps how many steps there are, at least 1
     * @param bytes how many bytes may be allocated, garbage included, at least 1
     */
    public static void refill(long steps, long bytes) {
        budget = steps;
        left = steps;
        tripped = null;
        place = "";
        depth = 0;
        Identity.restart();
        refillMemory(bytes);
    }

    /** A fresh memory budget alone: what student code held so far has been dropped (a new schedule begins). */
    public static void refillMemory(long bytes) {
        byteBudget = bytes;
        bytesLeft = bytes;
    }

    /** How many steps have been spent since the last {@link #refill}. */
    public static long spent() {
        return tripped == null ? budget - left : spentAtTrip;
    }

    /** How many bytes have been allocated since the last refill; more than the budget when that was exceeded. */
    public static long allocated() {
        return byteBudget - bytesLeft;
    }

    /** Whether a budget has been exceeded since the last {@link #refill}. */
    public static boolean tripped() {
        return tripped != null;
    }

    /** What was used up first, or null. */
    public static Kind cause() {
        return tripped == null ? null : tripped.kind();
    }

    /** The line of student code where a budget was exceeded, {@code raft/RaftServer.java:42}, or an empty string. */
    public static String place() {
        return place;
    }

    /** The line of student code that called us, {@code raft/RaftServer.java:42}; empty if none did. Slow. */
    public static String here() {
        return Place.ofStudentCode();
    }

    /**
     * Ends student code that waits while nobody is left who could wake it.
     *
     * @return never; what is thrown cannot be held by student code
     */
    public static Exhausted deadlock() {
        throw trip(DEADLOCKED);
    }

    /** How deep student code is now; a kernel that leaves one fiber for another keeps it. */
    public static int depth() {
        return depth;
    }

    /** Puts a depth back: after an exception has left student code, or when a fiber goes on. */
    public static void restore(int kept) {
        depth = kept;
    }

    /** What is left now, to be given to {@link #settle}. */
    public static long[] mark() {
        return new long[] {left, bytesLeft};
    }

    /** Since the mark at least this much is to have been spent: a round price, where the true one varies. */
    public static void settle(long[] mark, long steps, long bytes) {
        if (tripped == null) {
            left = Math.min(left, mark[0] - steps);
            bytesLeft = Math.min(bytesLeft, mark[1] - bytes);
            charge(0, 0);
        }
    }

    /** Suspends counting, for work that may happen once or never, such as a class's initialisation. */
    public static long[] pause() {
        long[] kept = {left, bytesLeft, depth};
        if (tripped == null) {
            left = ALLOWANCE; // not without limit: an error could leave the pause open
            bytesLeft = ALLOWANCE;
            depth = 0;
        }
        return kept;
    }

    /** Ends a {@link #pause}. */
    public static void resume(long[] kept) {
        if (tripped == null) {
            left = kept[0];
            bytesLeft = kept[1];
            depth = (int) kept[2];
        }
    }

    private static Exhausted trip(Exhausted reason) {
        if (tripped == null) {
            tripped = reason;
            spentAtTrip = budget - Math.max(left, 0);
            left = UNLIMITED; // walking the stack may load classes
            place = Place.ofStudentCode();
        }
        left = TRIPPED;
        return tripped;
    }
}
