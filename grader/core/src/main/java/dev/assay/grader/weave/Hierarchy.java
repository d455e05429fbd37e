package dev.assay.grader.weave;

import dev.assay.grader.weave.Type.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The classes that there are, read on demand from the local JDK and from whatever else is given, and never loaded. A
 * hierarchy without a submission may be used by several threads, and by several submissions at once.
 */
final class Hierarchy {
    private static final int OBJECT_HEADER_BYTES = 12;

    private static final int STACK_TRACE_BYTES = 1000;

    private final Function<String, byte[]> more;
    private final Optional<Hierarchy> beneath;
    private final Map<String, Optional<Type>> types = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Method>> defaults = new ConcurrentHashMap<>();

    /** @param more class bytes by internal name, null for a class that is not there */
    Hierarchy(Function<String, byte[]> more) {
        this(more, Optional.empty());
    }

    private Hierarchy(Function<String, byte[]> more, Optional<Hierarchy> beneath) {
        this.more = more;
        this.beneath = beneath;
    }

    /** This hierarchy with a submission's classes in it. */
    Hierarchy with(Map<String, byte[]> classes) {
        return new Hierarchy(classes::get, Optional.of(this));
    }

    /** Bytes of a class of the JDK that this grader runs on, or null. */
    static byte[] jdkBytes(String name) {
        try (InputStream in = Object.class.getResourceAsStream("/" + name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String name) {
        return isJdk(name) ? jdkBytes(name) : more.apply(name);
    }

    static boolean isJdk(String name) {
        return name.startsWith("java/") || name.startsWith("jdk/") || name.startsWith("sun/")
                || name.startsWith("javax/");
    }

    /** A class, or null when nobody knows it. */
    Type type(String name) {
        Optional<Type> known = types.get(name);
        if (known == null) {
            known = find(name);
            types.put(name, known);
        }
        return known.orElse(null);
    }

    private Optional<Type> find(String name) {
        if (beneath.isPresent()) {
            Type below = beneath.get().type(name);
            if (below != null) {
                return Optional.of(below);
            }
        }
        return Optional.ofNullable(bytes(name)).map(bytes -> Type.of(ClassFile.of().parse(bytes)));
    }

    /** Makes a class known that exists nowhere yet. */
    void add(Type type) {
        types.put(type.name(), Optional.of(type));
    }

    boolean isInterface(String name) {
        Type type = type(name);
        return type != null && type.isInterface();
    }

    boolean isSubtype(String name, String ancestor) {
        for (String at = name; at != null; ) {
            if (at.equals(ancestor)) {
                return true;
            }
            Type type = type(at);
            if (type == null) {
                return false;
            }
            for (String direct : type.interfaces()) {
                if (isSubtype(direct, ancestor)) {
                    return true;
                }
            }
            at = type.parent();
        }
        return false;
    }

    /** The method that a class or its superclasses declare, or null. */
    Method inClass(String name, String key) {
        for (Type type = type(name); type != null; type = type.parent() == null ? null : type(type.parent())) {
            Method method = type.methods().get(key);
            if (method != null) {
                return method;
            }
        }
        return null;
    }

    /** All interfaces of a class, its superclasses' included, each after those that it extends. */
    Set<String> interfaces(String name) {
        Set<String> all = new LinkedHashSet<>();
        addInterfaces(name, all);
        return all;
    }

    private void addInterfaces(String name, Set<String> all) {
        Type type = type(name);
        if (type == null) {
            return;
        }
        if (type.parent() != null) {
            addInterfaces(type.parent(), all);
        }
        for (String direct : type.interfaces()) {
            addInterfaces(direct, all);
            all.add(direct);
        }
    }

    /** The default methods that objects of a class inherit: no class declares them, and no interface is closer. */
    Map<String, Method> defaults(String name) {
        Map<String, Method> known = defaults.get(name);
        if (known == null) {
            known = beneath.isPresent() && isJdk(name) ? beneath.get().defaults(name) : findDefaults(name);
            defaults.put(name, known);
        }
        return known;
    }

    private Map<String, Method> findDefaults(String name) {
        Map<String, Method> best = new LinkedHashMap<>();
        for (String at : interfaces(name)) {
            Type type = type(at);
            if (type == null) {
                continue;
            }
            for (Method method : type.methods().values()) {
                if (method.isVirtual() && !method.name().startsWith("<")) {
                    Method rival = best.get(method.key());
                    if (rival == null || !isSubtype(rival.owner(), at)) {
                        best.put(method.key(), method);
                    }
                }
            }
        }
        best.values().removeIf(method -> method.has(ClassFile.ACC_ABSTRACT) || inClass(name, method.key()) != null);
        return new TreeMap<>(best); // the class file must not depend on hash order
    }

    /** Bytes that an object of the class takes, by a model of 12 bytes of header and 4 a reference. */
    int objectBytes(String name) {
        int bytes = OBJECT_HEADER_BYTES;
        for (Type type = type(name); type != null; type = type.parent() == null ? null : type(type.parent())) {
            bytes += type.fieldBytes();
        }
        if (isSubtype(name, "java/lang/Throwable")) {
            bytes += STACK_TRACE_BYTES;
        }
        return (bytes + 7) & ~7;
    }
}
