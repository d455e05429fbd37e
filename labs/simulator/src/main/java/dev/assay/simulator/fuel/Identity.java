package dev.assay.simulator.fuel;

/**
 * Hash codes, equality, order and text, as rewritten code asks for them where the receiver's type says little. The JVM's
 * own identity hash differs between runs, so enums hash by name and other objects by a counter; comparing two long
 * strings is work that has to be paid for; and a class is called what it is called where nothing is rewritten.
 */
public final class Identity {
    private static final int SPREAD = 0x9E3779B9; // the golden ratio, so that consecutive numbers do not cluster

    private static int last;

    private Identity() {}

    /** In place of {@code object.hashCode()}. So short that even a simple compiler inlines it: maps call it all the time. */
    public static int hash(Object object) {
        if (object instanceof Enum || object instanceof Class || object == null) {
            return hashOfName(object);
        }
        Contents.pay(object);
        return object.hashCode();
    }

    private static int hashOfName(Object object) {
        return switch (object) {
            case Enum<?> constant -> constant.name().hashCode();
            case Class<?> type -> Names.of(type).hashCode();
            case null, default -> throw absent("hashCode()");
        };
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

    /** In place of {@code one.equals(other)}. */
    public static boolean equals(Object one, Object other) {
        Contents.pay(one);
        return one.equals(other);
    }

    /** In place of {@code one.compareTo(other)}. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static int compare(Comparable one, Object other) {
        Contents.pay(one);
        return one.compareTo(other);
    }

    /** In place of {@code object.toString()}. */
    public static String text(Object object) {
        return switch (object) {
            case null -> throw absent("toString()");
            case String text -> text;
            case Class<?> type -> Names.text(type);
            case CharSequence text when Contents.isJdks(text) -> {
                Bulk.made(text.length());
                yield text.toString();
            }
            case Throwable thrown -> Bulk.made(Names.plain(thrown.toString()));
            default -> {
                Contents.pay(object);
                String text = object.toString();
                yield Contents.isUncounted(object) ? Bulk.made(text) : text;
            }
        };
    }

    private static NullPointerException absent(String called) {
        return new NullPointerException("Cannot invoke \"Object.%s\" on null".formatted(called));
    }

    /** In place of {@code super.toString()} in an exception. */
    public static String superText(Throwable thrown) {
        String message = thrown.getLocalizedMessage();
        String name = Names.of(thrown.getClass());
        return Bulk.made(message == null ? name : name + ": " + message);
    }

    /** In place of {@code thrown.getMessage()}: what the JVM itself says names classes as they are called here. */
    public static String message(Throwable thrown) {
        return Names.message(thrown, thrown.getMessage());
    }

    /** In place of {@code thrown.getLocalizedMessage()}. */
    public static String localizedMessage(Throwable thrown) {
        return Names.message(thrown, thrown.getLocalizedMessage());
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
