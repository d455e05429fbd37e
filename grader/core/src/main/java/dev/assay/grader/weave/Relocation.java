package dev.assay.grader.weave;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which classes of the JDK have a metered copy, and under which name. Classes move; public interfaces stay, so that a
 * {@code List} or a {@code Function} is the same type for student code and for the lab that calls it. What the staying
 * interfaces mention in a signature stays too, and so does everything that can be thrown.
 */
final class Relocation {
    /** Every copy's name is this and the original's. */
    static final String PREFIX = "dev/assay/lib/";
    /** Classes of ours that join the copies: written against the JDK's names, pointed at the copies like everything. */
    static final String JOINING = "dev/assay/simulator/fuel/library/";

    private static final Set<String> PACKAGES = Set.of("java/util", "java/util/stream", "java/util/regex", "java/math",
            "jdk/internal/util/regex");
    private static final Set<String> SINGLES = Set.of(
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/CopyOnWriteArraySet",
            "java/util/concurrent/atomic/AtomicReference"); // holds others, and prints them

    /** Part of a staying interface's signature, or a value that is the same everywhere. */
    private static final Set<String> STAYING = Set.of(
            "java/util/Optional", "java/util/OptionalInt", "java/util/OptionalLong", "java/util/OptionalDouble",
            "java/util/IntSummaryStatistics", "java/util/LongSummaryStatistics", "java/util/DoubleSummaryStatistics",
            "java/util/stream/Collector$Characteristics",
            "java/util/Locale", "java/util/Currency", "java/util/TimeZone", "java/util/Calendar", "java/util/Date",
            "java/util/UUID", "java/util/Properties", "java/util/ResourceBundle", "java/util/ServiceLoader",
            "java/util/EventObject");
    /** Written anew: for a single thread, for one outcome, or because the original cannot be reached. */
    private static final Map<String, String> REPLACED =
            Map.of(
            "java/util/concurrent/ConcurrentHashMap", JOINING + "ConcurrentHashMap",
            "java/util/concurrent/ConcurrentHashMap$KeySetView", JOINING + "ConcurrentHashMap$KeySetView",
            "java/util/concurrent/ThreadLocalRandom", JOINING + "ThreadLocalRandom",
            "java/util/IllegalFormatArgumentIndexException", JOINING + "IllegalFormatArgumentIndexException");
    /** Interfaces outside the packages whose default and static methods are copied as well. */
    private static final Set<String> SHARED_ELSEWHERE = Set.of("java/lang/Iterable", "java/lang/CharSequence",
            "java/util/concurrent/ConcurrentMap");

    private final Hierarchy hierarchy;
    private final Map<String, Boolean> known = new HashMap<>();

    Relocation(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether rewritten code uses a copy of this class. */
    boolean moves(String name) {
        Boolean decided = known.get(name);
        if (decided == null) {
            decided = decide(name);
            known.put(name, decided);
        }
        return decided;
    }

    private boolean decide(String name) {
        if (name.startsWith(JOINING) || REPLACED.containsKey(name)) {
            return true;
        }
        int lambda = name.indexOf(Lambdas.SUFFIX);
        if (lambda > 0) {
            String host = name.substring(0, lambda);
            return decide(host) || isShared(host);
        }
        String outermost = outermost(name);
        if (SINGLES.contains(outermost)) {
            return true;
        }
        return (PACKAGES.contains(packageOf(name)) || SHARED_ELSEWHERE.contains(outermost))
                && !STAYING.contains(outermost) && !STAYING.contains(name)
                && !isPublicInterface(name) && !hierarchy.isSubtype(name, "java/lang/Throwable")
                && hierarchy.type(name) != null;
    }

    /** Whether the class is an interface of the JDK that stays, with copies of its default and static methods. */
    boolean isShared(String name) {
        return (PACKAGES.contains(packageOf(name)) || packageOf(name).equals("java/util/function")
                        || SHARED_ELSEWHERE.contains(name))
                && !moves(name) && hierarchy.isInterface(name);
    }

    private boolean isPublicInterface(String name) {
        Type type = hierarchy.type(name);
        if (type == null || !type.isInterface() || !type.isPublic() || name.equals("java/util/Formattable")) {
            return false;
        }
        int dollar = name.lastIndexOf('$');
        return dollar < 0 || isPublicNest(name.substring(0, dollar));
    }

    private boolean isPublicNest(String outer) {
        Type type = hierarchy.type(outer);
        int dollar = outer.lastIndexOf('$');
        // A member of an interface is public, and no more so than the outermost of them.
        return type != null && type.isPublic() && (dollar < 0 || isPublicNest(outer.substring(0, dollar)));
    }

    /** The name that rewritten code uses. */
    String map(String name) {
        if (name.startsWith("[")) {
            return descriptor(name);
        }
        return moves(name) ? PREFIX + REPLACED.getOrDefault(name, name) : name;
    }

    /** The class that holds the copies of an interface's default and static methods. */
    static String companion(String sharedInterface) {
        return PREFIX + sharedInterface;
    }

    /** A field's or a method's descriptor, as rewritten code uses it. */
    String descriptor(String descriptor) {
        if (descriptor.indexOf('L') < 0) {
            return descriptor;
        }
        StringBuilder mapped = new StringBuilder(descriptor.length() + 32);
        for (int at = 0; at < descriptor.length(); at++) {
            char letter = descriptor.charAt(at);
            mapped.append(letter);
            if (letter == 'L') {
                int end = descriptor.indexOf(';', at);
                mapped.append(map(descriptor.substring(at + 1, end))).append(';');
                at = end;
            }
        }
        return mapped.toString();
    }

    /** The original's name of a copy, or the name itself. */
    static String original(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    static String packageOf(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    private static String outermost(String name) {
        int dollar = name.indexOf('$', name.lastIndexOf('/') + 2);
        return dollar < 0 ? name : name.substring(0, dollar);
    }
}
