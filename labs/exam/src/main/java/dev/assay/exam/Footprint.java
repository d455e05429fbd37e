package dev.assay.exam;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How much an object of a student's holds: the fields and array elements that can be reached from it, in objects of student classes,
 * of the metered library and of arrays. A measure of memory that is the same on every machine. What a test has handed in, and what
 * the JDK keeps to itself, counts one each.
 */
public final class Footprint {
    private static final String METERED_LIBRARY = "dev.assay.lib.";
    /** Larger than any honest object; the walk ends here. */
    private static final long MOST_SLOTS = 10_000_000;

    private Footprint() {}

    /**
     * Counts the slots that can be reached from an object.
     *
     * @param root an object of a student's class
     * @return the number; empty where student code uses the JDK's own collections, which do not let us look (in an IDE)
     */
    public static OptionalLong slots(Object root) {
        ClassLoader students = root.getClass().getClassLoader();
        boolean isMetered = students != null && students.getClass() != ClassLoader.getSystemClassLoader().getClass();
        if (!isMetered) {
            return OptionalLong.empty();
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.add(root);
        seen.add(root);
        long slots = 0;
        while (!open.isEmpty() && slots < MOST_SLOTS) {
            Object object = open.remove();
            slots += object.getClass().isArray() ? elements(object, seen, open) : fields(object, students, seen, open);
        }
        return OptionalLong.of(slots);
    }

    private static long elements(Object array, Set<Object> seen, Deque<Object> open) {
        if (array instanceof Object[] objects) {
            for (Object element : objects) {
                reach(element, seen, open);
            }
        }
        return Array.getLength(array);
    }

    private static long fields(Object object, ClassLoader students, Set<Object> seen, Deque<Object> open) {
        long slots = 0;
        for (Class<?> type = object.getClass(); type != null && isCounted(type, students); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                slots++;
                if (!field.getType().isPrimitive()) {
                    reach(value(field, object), seen, open);
                }
            }
        }
        return slots;
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalStateException("the field " + field + " cannot be read", e);
        }
    }

    private static void reach(Object object, Set<Object> seen, Deque<Object> open) {
        if (object != null && seen.add(object)) {
            open.add(object);
        }
    }

    private static boolean isCounted(Class<?> type, ClassLoader students) {
        return type.getClassLoader() == students || type.getName().startsWith(METERED_LIBRARY);
    }
}
