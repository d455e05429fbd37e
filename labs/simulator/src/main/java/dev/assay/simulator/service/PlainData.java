package dev.assay.simulator.service;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Copies of what crosses a port, as if it had been written to a wire and read again: who keeps a reference on one side changes
 * nothing on the other. Records, primitives, texts, enums, dates, byte arrays, and lists, sets, maps and optionals of these can cross.
 */
public final class PlainData {
    private static final int DEEPEST = 64;
    /** Classes whose values never change. */
    private static final Set<Class<?>> AT_ONCE = Set.of(String.class, Boolean.class, Character.class, Long.class, Integer.class, Short.class,
            Byte.class, Double.class, Float.class, LocalDate.class);

    private PlainData() {}

    /**
     * A copy that shares nothing that could change.
     *
     * @param value what crosses; may be null
     * @throws IllegalArgumentException if something in it is no plain data; the message names its class
     */
    @SuppressWarnings("unchecked")
    public static <T> T copy(T value) {
        return (T) copy(value, 0);
    }

    private static Object copy(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("data nested more than " + DEEPEST + " deep cannot cross a port");
        }
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean bool -> bool;
            case Character character -> character;
            case Long number -> number;
            case Integer number -> number;
            case Short number -> number;
            case Byte number -> number;
            case Double number -> number;
            case Float number -> number;
            case LocalDate date -> date;
            case Enum<?> constant -> constant;
            case byte[] bytes -> bytes.clone();
            case Optional<?> some -> some.map(inner -> copy(inner, depth + 1));
            case Record row -> copyOf(row, depth);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(copy(element, depth + 1)));
                yield Collections.unmodifiableList(copy);
            }
            case Set<?> set -> {
                Set<Object> copy = new LinkedHashSet<>();
                set.forEach(element -> copy.add(copy(element, depth + 1)));
                yield Collections.unmodifiableSet(copy);
            }
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put(copy(key, depth + 1), copy(inner, depth + 1)));
                yield Collections.unmodifiableMap(copy);
            }
            default -> throw new IllegalArgumentException(value.getClass().getName() + " cannot cross a port: "
                    + (value instanceof Collection ? "use a list or a set" : "only plain data can, such as records, texts and numbers"));
        };
    }

    /** How a class of records is read and made, looked up once. */
    private record Shape(Method[] accessors, Constructor<?> constructor, boolean isFlat) {
        private static final ClassValue<Shape> OF = new ClassValue<>() {
            @Override
            protected Shape computeValue(Class<?> type) {
                RecordComponent[] components = type.getRecordComponents();
                Method[] accessors = new Method[components.length];
                Class<?>[] types = new Class<?>[components.length];
                for (int i = 0; i < components.length; i++) {
                    types[i] = components[i].getType();
                    accessors[i] = components[i].getAccessor();
                    accessors[i].setAccessible(true);
                }
                try {
                    Constructor<?> constructor = type.getDeclaredConstructor(types);
                    constructor.setAccessible(true);
                    return new Shape(accessors, constructor, PlainData.isFlat(type, Set.of()));
                } catch (NoSuchMethodException e) {
                    throw new IllegalArgumentException(type.getName() + " cannot cross a port: it cannot be made again", e);
                }
            }
        };
    }

    /** Whether nothing in a record can change, however deep; one that can hold one of its own kind is not looked at so closely. */
    private static boolean isFlat(Class<?> type, Set<Class<?>> around) {
        if (around.contains(type)) {
            return false;
        }
        Set<Class<?>> path = new HashSet<>(around);
        path.add(type);
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).allMatch(component ->
                component.isPrimitive() || component.isEnum() || AT_ONCE.contains(component) || component.isRecord() && isFlat(component, path));
    }

    private static Object copyOf(Record row, int depth) {
        Shape shape = Shape.OF.get(row.getClass());
        if (shape.isFlat()) {
            return row; // nobody can tell it from its copy by changing one of them
        }
        Object[] values = new Object[shape.accessors().length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = copy(shape.accessors()[i].invoke(row), depth + 1);
            }
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(row.getClass().getName() + " cannot cross a port: it cannot be made again", e);
        }
    }
}
