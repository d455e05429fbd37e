package dev.assay.simulator.fuel;

/**
 * Hash codes, equality and order, as rewritten code asks for them where the receiver's type says little. The JVM's own
 * identity hash differs between runs, so enums hash by name and other objects by a counter; and comparing two long
 * strings is work that has to be paid for.
 */
public final class Identity {
    private static final int SHORT_TEXT = 32;
    private static final int SPREAD = 0x9E3779B9; // the golden ratio, so that consecutive numbers do not cluster

    private static int last;

    private Identity() {}

    /** In place of {@code object.hashCode()}. */
    public static int hash(Object object) {
        return object instanceof Enum<?> constant ? constant.name().hashCode() : object.hashCode();
    }

    /** In place of {@code System.identityHashCode} and of a call to {@code Object.hashCode} itself. */
    public static int identityHash(Object object) {
        return switch (object) {
            case null -> 0;
            case Identified student -> student.identity$();
            case Enum<?> constant -> constant.name().hashCode();
            default -> object.getClass().getName().hashCode();
        };
    }

    /** In place of {@code one.equals(other)}. So short that even a simple compiler inlines it. */
    public static boolean equals(Object one, Object other) {
        if (one instanceof String text) {
            pay(text);
        }
        return one.equals(other);
    }

    /** In place of {@code one.compareTo(other)}. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static int compare(Comparable one, Object other) {
        if (one instanceof String text) {
            pay(text);
        }
        return one.compareTo(other);
    }

    private static void pay(String text) {
        if (text.length() > SHORT_TEXT) {
            Bulk.of(text.length());
        }
    }

    /** The next object's number. */
    public static int next() {
        int next = ++last * SPREAD;
        return next == 0 ? next() : next; // 0 stands for not numbered yet
    }

    static void restart() {
        last = 0;
    }
}
