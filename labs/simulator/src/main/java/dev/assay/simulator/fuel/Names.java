package dev.assay.simulator.fuel;

import java.util.Map;

/** What classes are called where nothing is rewritten. Student code sees these names and no others. */
public final class Names {
    /** Every metered copy's name is this and the original's. */
    private static final String COPIES = "dev.assay.lib.";
    private static final String JOINING = "dev.assay.simulator.fuel.library.";
    /** Classes that stand for others. */
    private static final Map<String, String> STAND_INS = Map.of(
            "Border$ListView", "java.util.ImmutableCollections$ListN",
            "Border$SetView", "java.util.ImmutableCollections$SetN",
            "Border$MapView", "java.util.ImmutableCollections$MapN",
            "Border$CollectionView", "java.util.Collections$UnmodifiableCollection");

    private Names() {}

    static boolean isCopy(Class<?> type) {
        return type.getName().startsWith(COPIES);
    }

    /** In place of {@code type.getName()}. */
    public static String of(Class<?> type) {
        return plain(type.getName());
    }

    /** In place of {@code type.getSimpleName()}. */
    public static String simple(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (!isCopy(element)) {
            return type.getSimpleName();
        }
        // Copies do not say what they are nested in, so their simple name would be too long.
        String name = of(element);
        String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        boolean isAnonymous = Character.isDigit(last.charAt(0));
        return (isAnonymous ? "" : last) + type.getName().substring(0, type.getName().lastIndexOf('[') + 1)
                .replace("[", "[]");
    }

    /** In place of {@code type.toString()}. */
    public static String text(Class<?> type) {
        return plain(type.toString());
    }

    /** A text in which no copy is called a copy. */
    static String plain(String text) {
        if (text == null || !text.contains(COPIES)) {
            return text;
        }
        String named = text;
        for (Map.Entry<String, String> each : STAND_INS.entrySet()) {
            named = named.replace(COPIES + JOINING + each.getKey(), each.getValue());
        }
        return named.replace(COPIES + JOINING, "java.util.concurrent.").replace(COPIES, "");
    }

    /** What an exception says; the JVM tells of loaders and their addresses, which differ from run to run. */
    static String message(Throwable thrown, String message) {
        return switch (thrown) {
            case ClassCastException cast when message != null && message.startsWith("class ") ->
                plain(message.replaceFirst(" \\(.*", ""));
            case NullPointerException missing -> plain(message);
            case ArrayStoreException wrong -> plain(message);
            default -> message;
        };
    }
}
