package dev.assay.simulator.service;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Values in words, for recordings. Only texts, numbers, the JDK's collections and Assay's own records are looked into; a student's class is
 * named and nothing of it is asked, so that a recording is the same whatever a student's {@code toString} does.
 */
final class Words {
    private static final int MOST_ELEMENTS = 4;
    private static final int MOST_CHARS = 200;
    private static final int DEEPEST = 4;

    private Words() {}

    static String of(Object value) {
        String words = of(value, 0);
        return words.length() <= MOST_CHARS ? words : words.substring(0, MOST_CHARS) + "...";
    }

    private static String of(Object value, int depth) {
        if (value == null) {
            return "nothing";
        }
        if (depth > DEEPEST) {
            return "...";
        }
        return switch (value) {
            case String text -> text;
            case Enum<?> constant -> constant.name();
            case byte[] bytes -> bytes.length + " bytes";
            case Optional<?> some -> some.map(inner -> of(inner, depth + 1)).orElse("nothing");
            case Record row when isOurs(row.getClass()) -> record(row, depth);
            case Record row -> row.getClass().getSimpleName();
            case Collection<?> all when isOfTheJdk(all.getClass()) -> list(all, depth);
            case Map<?, ?> map when isOfTheJdk(map.getClass()) -> list(map.keySet(), depth);
            default -> isOfTheJdk(value.getClass()) ? String.valueOf(value) : value.getClass().getSimpleName();
        };
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("dev.assay.");
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getName().startsWith("java.");
    }

    private static String list(Collection<?> all, int depth) {
        StringJoiner words = new StringJoiner(", ", "[", "]");
        all.stream().limit(MOST_ELEMENTS).forEach(element -> words.add(of(element, depth + 1)));
        if (all.size() > MOST_ELEMENTS) {
            words.add(all.size() - MOST_ELEMENTS + " more");
        }
        return words.toString();
    }

    private static String record(Record row, int depth) {
        StringJoiner words = new StringJoiner(", ", row.getClass().getSimpleName() + "(", ")");
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                words.add(component.getName() + "=" + of(component.getAccessor().invoke(row), depth + 1));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record cannot be read", e);
            }
        }
        return words.toString();
    }
}
