package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Names;

/** Classes are called what they are called where nothing is rewritten. */
@InPlaceOf("java/lang/Class")
public final class ClassNames {
    private ClassNames() {}

    public static String getName(Class<?> type) {
        return Names.of(type);
    }

    public static String toString(Class<?> type) {
        return Names.text(type);
    }

    public static String getSimpleName(Class<?> type) {
        return Names.simple(type);
    }
}
