package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Fuel;
import java.lang.reflect.Array;

/** Arrays made by their class, as the library makes them for {@code toArray}. */
@InPlaceOf("java/lang/reflect/Array")
public final class ReflectedArrays {
    private ReflectedArrays() {}

    public static Object newInstance(Class<?> component, int length) {
        Fuel.array(length, component == long.class || component == double.class ? 8 : 4);
        return Array.newInstance(component, length);
    }
}
