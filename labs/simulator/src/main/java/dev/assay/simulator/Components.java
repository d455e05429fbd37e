package dev.assay.simulator;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a lab's own records into words. It remembers how to look into each class: a run asks thousands of times. */
final class Components {
    private final Map<Class<?>, List<Method>> accessors = new HashMap<>();

    /** The components of a record; anything else is one value. */
    List<Recording.Field> of(Object value) {
        if (!value.getClass().isRecord()) {
            return List.of(new Recording.Field("value", String.valueOf(value)));
        }
        List<Recording.Field> fields = new ArrayList<>();
        for (Method accessor : accessors.computeIfAbsent(value.getClass(), Components::accessors)) {
            try {
                fields.add(new Recording.Field(accessor.getName(), String.valueOf(accessor.invoke(value))));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(value.getClass() + " is no public record of a lab's contract", e);
            }
        }
        return List.copyOf(fields);
    }

    private static List<Method> accessors(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
    }

    /** A record on one line: its name, and its components by name. */
    String inWords(Object value) {
        StringBuilder words = new StringBuilder(value.getClass().getSimpleName());
        for (Recording.Field field : of(value)) {
            words.append(' ').append(field.name()).append('=').append(field.value());
        }
        return words.toString();
    }
}
