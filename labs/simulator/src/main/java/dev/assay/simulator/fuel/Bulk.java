package dev.assay.simulator.fuel;

import java.lang.reflect.Array;

/**
 * The price of what the JDK does in bulk, where rewriting cannot look inside: one step for eight characters or elements
 * that go in, and the memory of what comes out.
 */
public final class Bulk {
    private static final int TEXT_HEADER_BYTES = 40;

    private static final int GROWTH = 4;

    private Bulk() {}

    /** So many characters or elements are looked at or moved. */
    public static void of(int count) {
        Fuel.charge(Math.max(count, 0) >> 3);
    }

    /** A text goes in. A student's own kind of text pays while it is read. */
    public static void text(CharSequence text) {
        if (text instanceof String || text instanceof StringBuilder || text instanceof StringBuffer) {
            of(text.length());
        }
    }

    /** A text goes into a buffer, which may have to grow: that copies what is there, and leaves the old room behind. */
    public static void added(CharSequence text) {
        if (text instanceof String || text instanceof StringBuilder || text instanceof StringBuffer) {
            Fuel.allocate(GROWTH * (long) text.length());
        }
    }

    /** A text is read as a number. */
    public static void digits(CharSequence text) {
        if (text != null) {
            Fuel.charge(text.length());
        }
    }

    /** An exception without a message of its own quotes its cause. */
    public static void cause(Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        if (message != null) {
            Fuel.allocate(GROWTH * (long) message.length());
        }
    }

    /** An array goes in. */
    public static void array(Object array) {
        if (array != null) {
            of(Array.getLength(array));
        }
    }

    /** Room for so many characters is asked for. */
    public static void room(int characters) {
        Fuel.array(characters, 1);
    }

    /** A text came out. */
    public static String made(String text) {
        if (text != null) {
            Fuel.allocate(TEXT_HEADER_BYTES + text.length());
        }
        return text;
    }

    /** An array came out. */
    public static void madeArray(Object array) {
        if (array != null) {
            Fuel.array(Array.getLength(array), 4);
        }
    }

    /** An array is about to be cloned. */
    public static void cloning(Object array) {
        Fuel.array(Array.getLength(array), array instanceof long[] || array instanceof double[] ? 8 : 4);
    }
}
