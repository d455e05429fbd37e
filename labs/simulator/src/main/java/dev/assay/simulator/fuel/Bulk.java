package dev.assay.simulator.fuel;

import java.lang.reflect.Array;

/**
 * The price of what the JDK does in bulk, where rewriting cannot look inside: one step for eight characters or elements
 * that go in, and the memory of what comes out.
 */
public final class Bulk {
    private static final int TEXT_HEADER_BYTES = 40;
    /** What a character takes that is not Latin. Whether there is one in a text is not looked at. */
    private static final int CHARACTER_BYTES = 2;
    private static final int GROWTH = 4;

    private Bulk() {}

    /** So many characters or elements are looked at or moved. */
    public static void of(int count) {
        Fuel.charge(Math.max(count, 0) >> 3);
    }

    /** A text goes in. */
    public static void text(CharSequence text) {
        if (text != null) {
            of(text.length());
        }
    }

    /** A text goes into a buffer, which may have to grow: that copies what is there, and leaves the old room behind. */
    public static void added(CharSequence text) {
        if (text != null) {
            Fuel.allocate(GROWTH * (long) text.length());
        }
    }

    /** A text is copied into a new one. */
    public static void copied(CharSequence text) {
        if (text != null) {
            made(text.length());
        }
    }

    /** An array is copied into a new text. */
    public static void copied(Object array) {
        if (array != null) {
            made(Array.getLength(array));
        }
    }

    /** So many characters are copied into a new text. */
    public static void part(int characters) {
        made(Math.max(characters, 0));
    }

    /** A text is read as a number, or otherwise character by character. */
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
        Fuel.array(characters, CHARACTER_BYTES);
    }

    /** A text came out. */
    public static String made(String text) {
        if (text != null) {
            made(text.length());
        }
        return text;
    }

    /** A text of so many characters comes out. */
    static void made(int characters) {
        Fuel.allocate(TEXT_HEADER_BYTES + CHARACTER_BYTES * (long) characters);
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
