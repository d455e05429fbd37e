package dev.assay.grader.weave;

import java.util.Set;

/** What a call says about the class that it will meet. */
enum Receivers {
    /** The class that it names, or one that is rewritten or cheap. */
    KNOWN,
    /** Perhaps an enum, a text, a record of a lab, or another value whose methods nobody counts. */
    OPEN,
    /** An exception: the JVM's own speak of classes by names that are not to be seen. */
    THROWN;

    private static final Set<String> OPEN_CLASSES =
            Set.of("java/lang/Object", "java/lang/Enum", "java/lang/Record", "java/util/Optional");

    static Receivers of(Territory territory, String owner) {
        Hierarchy hierarchy = territory.hierarchy();
        Type type = hierarchy.type(owner);
        boolean isEnum = type != null && "java/lang/Enum".equals(type.parent());
        if (OPEN_CLASSES.contains(owner) || hierarchy.isInterface(owner) || isEnum || territory.isLab(owner)) {
            return OPEN;
        }
        return hierarchy.isSubtype(owner, "java/lang/Throwable") ? THROWN : KNOWN;
    }
}
