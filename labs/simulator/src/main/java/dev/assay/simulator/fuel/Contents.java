package dev.assay.simulator.fuel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What comparing, hashing or printing a value is going to look at, where nothing that is rewritten does the looking: the
 * records of a lab's contract, optionals, and the collections of the JDK that lie inside of them. It is paid for
 * beforehand.
 */
final class Contents {
    private static final int SHORT_TEXT = 32;
    /** Types that are equal, hashed and printed at once, whatever they hold. */
    private static final List<Class<?>> AT_ONCE = List.of(Number.class, Enum.class, Boolean.class, Character.class);

    /** Getters of those components of a contract's record that can be long; empty for every other class. */
    private static final ClassValue<MethodHandle[]> LONG = new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
            return type.isRecord() && isLabs(type) ? gettersOf(type) : new MethodHandle[0];
        }
    };

    private Contents() {}

    private static MethodHandle[] gettersOf(Class<?> type) {
        List<MethodHandle> getters = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> of = component.getType();
            if (!of.isPrimitive() && !of.isArray() && AT_ONCE.stream().noneMatch(each -> each.isAssignableFrom(of))) {
                getters.add(getter(component));
            }
        }
        return getters.toArray(MethodHandle[]::new);
    }

    private static MethodHandle getter(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return MethodHandles.lookup().unreflect(component.getAccessor())
                    .asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the contract hides %s".formatted(component), e);
        }
    }

    /** Whether a class is neither the student's, nor a metered copy, nor the JDK's. */
    private static boolean isLabs(Class<?> type) {
        return type.getClassLoader() != null && !Names.isCopy(type) && !Place.isStudents(type);
    }

    static boolean isJdks(Object value) {
        return value.getClass().getClassLoader() == null;
    }

    /** Whether nobody counts what its methods do. */
    static boolean isUncounted(Object value) {
        return isJdks(value) || isLabs(value.getClass());
    }

    /** Texts and numbers are the commonest keys; a pattern switch would cost more than their hash. */
    static void pay(Object value) {
        if (value instanceof String text) {
            pay(text);
        } else if (!(value instanceof Number)) {
            payInside(value);
        }
    }

    private static void pay(String text) {
        if (text.length() > SHORT_TEXT) {
            Bulk.of(text.length());
        }
    }

    private static void payInside(Object value) {
        switch (value) {
            case Record record -> payEach(record);
            case Optional<?> optional when optional.isPresent() -> deeper(optional.get());
            case Collection<?> some when isJdks(some) -> {
                Fuel.charge(some.size());
                some.forEach(Contents::deeper);
            }
            case Map<?, ?> map when isJdks(map) -> {
                Fuel.charge(map.size());
                map.forEach((key, each) -> {
                    deeper(key);
                    deeper(each);
                });
            }
            case null, default -> {}
        }
    }

    private static void payEach(Record record) {
        MethodHandle[] getters = LONG.get(record.getClass());
        for (MethodHandle getter : getters) {
            Object component;
            try {
                component = (Object) getter.invokeExact((Object) record);
            } catch (RuntimeException | Error thrown) {
                throw thrown;
            } catch (Throwable checked) {
                throw new IllegalStateException("a getter of %s threw".formatted(record.getClass()), checked);
            }
            deeper(component);
        }
    }

    private static void deeper(Object value) {
        int outside = Fuel.enter(1);
        pay(value);
        Fuel.restore(outside);
    }
}
