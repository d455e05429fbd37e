package dev.assay.grader.weave;

import dev.assay.grader.compile.TinyLab;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metered library, as rewritten code sees it: which members it has. */
public final class Copies {
    private final Hierarchy originals;
    private final Hierarchy copies;
    private final Relocation relocation;
    private final Substitutes substitutes;

    public Copies(Path folder) throws IOException {
        ClassPath runtime = ClassPath.of(List.of(TinyLab.runtime()));
        Map<String, byte[]> classes = LibraryTest.classes(new Workshop(folder).library().jar());
        originals = new Hierarchy(runtime::bytes);
        copies = new Hierarchy(classes::get);
        relocation = new Relocation(originals);
        substitutes = LibraryRelocator.substitutes(runtime);
    }

    /** Whether rewritten code uses a copy of a class, or of the default and static methods of an interface. */
    public boolean has(String internalName) {
        return relocation.moves(internalName) || relocation.isShared(internalName);
    }

    /** What is missing of a method, constructor or static field, if anything. */
    public Optional<String> missing(String owner, String name, String descriptor, boolean isStatic) {
        if (relocation.isShared(owner) && !isStatic
                || substitutes.find(owner, name, descriptor, isStatic, Receivers.KNOWN) != null) {
            return Optional.empty();
        }
        String copy = relocation.isShared(owner) ? Relocation.companion(owner) : relocation.map(owner);
        String key = name + relocation.descriptor(descriptor);
        boolean isThere = descriptor.startsWith("(") ? method(copy, key) != null : field(copy, name);
        return isThere ? Optional.empty() : Optional.of(copy + "." + key);
    }

    private Type.Method method(String owner, String key) {
        Type.Method found = copies.inClass(owner, key);
        for (String each : copies.interfaces(owner)) {
            Type type = copies.type(each);
            if (found == null && type != null) {
                found = type.methods().get(key);
            }
        }
        return found;
    }

    private boolean field(String owner, String name) {
        byte[] bytes = copies.bytes(owner);
        return bytes != null && ClassFile.of().parse(bytes).fields().stream()
                .anyMatch(field -> field.fieldName().equalsString(name) && field.flags().has(AccessFlag.PUBLIC));
    }
}
