package dev.assay.grader.admit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * All classes that there are for a submission: its own, those of the contract, and those of the JDK. It answers what a
 * name in student code really stands for.
 */
final class World {
    /** Whose a class is. */
    enum Origin {
        /** The submission's. */
        STUDENT,
        /** The lab's contract or the kit. */
        CONTRACT,
        /** The JDK's. */
        JDK
    }

    /** Where a member that somebody uses is declared, as far as everybody can see it. */
    record Declared(String className, Origin origin, int flags) {
        /** Whether code of other packages may use it, by its own class or by a subclass. */
        boolean isVisible() {
            return (flags & (AccessFlag.PUBLIC.mask() | AccessFlag.PROTECTED.mask())) != 0;
        }
    }

    private final Map<String, Shape> contract;
    private final Map<String, Optional<Shape>> jdk;
    private final Map<String, Shape> students;

    private World(
            Map<String, Shape> contract,
            Map<String, Optional<Shape>> jdk,
            Map<String, Shape> students) {
        this.contract = contract;
        this.jdk = jdk;
        this.students = students;
    }

    /**
     * A world without a submission.
     *
     * @param contract jars, or folders of class files
     */
    static World of(List<Path> contract) {
        Map<String, Shape> shapes = new HashMap<>();
        for (Path path : contract) {
            for (byte[] one : classes(path)) {
                Shape shape = Shape.of(ClassFile.of().parse(one));
                shapes.put(shape.name(), shape);
            }
        }
        return new World(shapes, new ConcurrentHashMap<>(), Map.of());
    }

    private static List<byte[]> classes(Path path) {
        List<byte[]> classes = new ArrayList<>();
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : (Iterable<Path>) files.filter(file -> isClass(file.toString()))::iterator) {
                        classes.add(Files.readAllBytes(file));
                    }
                }
            } else {
                try (ZipFile zip = new ZipFile(path.toFile())) {
                    for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                        if (isClass(entry.getName())) {
                            classes.add(zip.getInputStream(entry).readAllBytes());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's contract cannot be read; build again", e);
        }
        return classes;
    }

    private static boolean isClass(String file) {
        return file.endsWith(".class") && !file.endsWith("module-info.class");
    }

    /** This world with the classes of a submission in it. What has been learnt of the JDK is shared. */
    World with(Map<String, Shape> shapes) {
        return new World(contract, jdk, shapes);
    }

    /** Whose a class is; what is not known to be anybody else's is the JDK's. */
    Origin origin(String name) {
        return students.containsKey(name) ? Origin.STUDENT
                : contract.containsKey(name) ? Origin.CONTRACT
                : Origin.JDK;
    }

    /** The shapes of all classes but the JDK's. */
    List<Shape> studentsAndContract() {
        return Stream.concat(students.values().stream(), contract.values().stream()).toList();
    }

    /** What is known of a class; nothing if there is none of this name. */
    Optional<Shape> shape(String name) {
        return switch (origin(name)) {
            case STUDENT -> Optional.of(students.get(name));
            case CONTRACT -> Optional.of(contract.get(name));
            case JDK -> jdk.computeIfAbsent(name, World::jdkShape);
        };
    }

    private static Optional<Shape> jdkShape(String name) {
        // Only what comes with the JDK: this program's own libraries are on the class path, not in the image.
        String resource = name.replace('.', '/') + ".class";
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(Shape.of(ClassFile.of().parse(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException("the JDK's " + name + " cannot be read", e);
        }
    }

    /** Where a method that is called on a class is declared (JVMS 5.4.3.3, 5.4.3.4). */
    Optional<Declared> method(String owner, String name, String descriptor) {
        Optional<Shape> start = shape(owner);
        Optional<Declared> found = start.flatMap(shape -> inSuperclasses(shape, name + descriptor, true))
                .or(() -> start.flatMap(shape -> inInterfaces(shape, name + descriptor, true)));
        if (found.isEmpty() && start.isPresent() && start.get().isInterface()) {
            return shape("java.lang.Object").flatMap(shape -> inSuperclasses(shape, name + descriptor, true));
        }
        return found;
    }

    /** Where a field that is used of a class is declared (JVMS 5.4.3.2). */
    Optional<Declared> field(String owner, String name) {
        Optional<Shape> start = shape(owner);
        return start.flatMap(shape -> inInterfaces(shape, name, false))
                .or(() -> start.flatMap(shape -> inSuperclasses(shape, name, false)));
    }

    private Optional<Declared> inSuperclasses(Shape shape, String member, boolean isMethod) {
        Optional<Declared> here = declared(shape, member, isMethod);
        if (here.isPresent()) {
            return here;
        }
        Optional<Shape> above = shape.superclass().flatMap(this::shape);
        Optional<Declared> found = above.flatMap(parent -> inSuperclasses(parent, member, isMethod));
        // StringBuilder has most of its methods from a class that nobody can see; to everybody they are its own.
        return found.map(declared -> above.get().name().equals(declared.className()) && !above.get().isPublic()
                ? new Declared(shape.name(), origin(shape.name()), declared.flags())
                : declared);
    }

    private Optional<Declared> inInterfaces(Shape shape, String member, boolean isMethod) {
        Optional<Declared> here =
                shape.isInterface() || !isMethod ? declared(shape, member, isMethod) : Optional.empty();
        if (here.isPresent()) {
            return here;
        }
        return Stream.concat(shape.interfaces().stream(), shape.superclass().stream())
                .flatMap(parent -> shape(parent).stream())
                .flatMap(parent -> inInterfaces(parent, member, isMethod).stream())
                .findFirst();
    }

    private Optional<Declared> declared(Shape shape, String member, boolean isMethod) {
        Integer flags = (isMethod ? shape.methods() : shape.fields()).get(member);
        return flags == null
                ? Optional.empty()
                : Optional.of(new Declared(shape.name(), origin(shape.name()), flags));
    }
}
