package dev.assay.exam;

import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies of what student code returns, for tests to compare: a collection of a student's own can say anything at any time, hold
 * nulls, or things of another type. Each fails with a sentence where the value cannot be used.
 */
public final class Returned {
    private static final String RULE = "API";
    private static final int MOST_ELEMENTS = 1_000_000;

    private Returned() {}

    /**
     * A list as it is now.
     *
     * @param what what it is, to begin a sentence with
     * @param type what its elements are; a final class of the lab's or the JDK's
     */
    public static <T> List<T> list(String what, Class<T> type, List<T> returned) {
        require(what, returned);
        List<T> copy = new ArrayList<>();
        for (Object element : returned) {
            copy.add(element(what, type, element));
            bound(what, copy.size());
        }
        return Collections.unmodifiableList(copy);
    }

    /**
     * A map as it is now, in the order in which it is iterated.
     *
     * @param what what it is, to begin a sentence with
     * @param keys what its keys are; a final class of the lab's or the JDK's
     * @param values what its values are, likewise
     */
    public static <K, V> Map<K, V> map(String what, Class<K> keys, Class<V> values, Map<K, V> returned) {
        require(what, returned);
        Map<K, V> copy = new LinkedHashMap<>();
        for (Object some : returned.entrySet()) {
            if (!(some instanceof Map.Entry<?, ?> entry)) {
                throw new Violation(RULE, what + " holds something that is no entry.");
            }
            copy.put(element(what, keys, entry.getKey()), element(what, values, entry.getValue()));
            bound(what, copy.size());
        }
        return Collections.unmodifiableMap(copy);
    }

    private static void require(String what, Object returned) {
        if (returned == null) {
            throw new Violation(RULE, what + " is null.");
        }
    }

    private static <T> T element(String what, Class<T> type, Object element) {
        if (!type.isInstance(element)) {
            throw new Violation(RULE, what + " holds " + (element == null ? "null" : "something that is no " + type.getSimpleName()) + ".");
        }
        return type.cast(element);
    }

    private static void bound(String what, int size) {
        if (size > MOST_ELEMENTS) {
            throw new Violation(RULE, what + " has more than " + MOST_ELEMENTS + " elements.");
        }
    }
}
