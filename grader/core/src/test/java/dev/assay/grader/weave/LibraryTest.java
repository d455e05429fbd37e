package dev.assay.grader.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.grader.compile.TinyLab;
import dev.assay.grader.weave.Type.Method;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copies of the JDK's library hold together. */
class LibraryTest {
    private static final String RUNTIME = "dev/assay/simulator/fuel/";
    /** Only parallel streams lead there, and those are refused. */
    private static final String PARALLEL = "dev/assay/lib/java/util/stream/DistinctOps$1";

    @Test
    void everyMemberThatACopyUsesExistsAndCanBeReached(@TempDir Path folder) throws Exception {
        Map<String, byte[]> copies = classes(new Workshop(folder).library().jar());
        Hierarchy hierarchy = new Hierarchy(copies::get);
        Set<String> broken = new TreeSet<>();
        copies.forEach((name, bytes) -> {
            for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
                String fault = switch (entry) {
                    case ClassEntry type -> fault(hierarchy, type.asInternalName());
                    case FieldRefEntry field -> null; // a field of the JDK's that is not public would not verify
                    case MemberRefEntry member -> fault(hierarchy, member);
                    default -> null;
                };
                if (fault != null && !name.equals(PARALLEL)) {
                    broken.add(name + ": " + fault);
                }
            }
        });
        assertEquals(Set.of(), broken);
    }

    private static String fault(Hierarchy hierarchy, String type) {
        if (type.startsWith("[") || type.startsWith(RUNTIME)) {
            return null;
        }
        Type known = hierarchy.type(type);
        if (known == null) {
            return "there is no " + type;
        }
        return Hierarchy.isJdk(type) && !known.isPublic() ? type + " is hidden" : null;
    }

    private static String fault(Hierarchy hierarchy, MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        if (owner.startsWith("[") || owner.startsWith(RUNTIME) || owner.equals("java/lang/invoke/VarHandle")) {
            return null;
        }
        String key = member.name().stringValue() + member.type().stringValue();
        Method found = hierarchy.inClass(owner, key);
        for (String each : hierarchy.interfaces(owner)) {
            if (found == null && hierarchy.type(each) != null) {
                found = hierarchy.type(each).methods().get(key);
            }
        }
        if (found == null && hierarchy.isInterface(owner)) {
            found = hierarchy.inClass("java/lang/Object", key);
        }
        if (found == null) {
            return "there is no " + owner + "." + key;
        }
        boolean open = found.has(AccessFlag.PUBLIC.mask()) || found.has(AccessFlag.PROTECTED.mask());
        return Hierarchy.isJdk(found.owner()) && !open ? owner + "." + key + " cannot be reached" : null;
    }

    @Test
    void makingItTwiceGivesTheSameClasses(@TempDir Path folder) throws Exception {
        Path runtime = TinyLab.runtime();
        Path one = Library.in(folder.resolve("one"), runtime, text -> {}).jar();
        Path two = Library.in(folder.resolve("two"), runtime, text -> {}).jar();
        assertEquals(one.getFileName(), two.getFileName());
        assertEquals(-1, Files.mismatch(one, two));
        assertEquals(List.of(one.getFileName()), files(one.getParent()), "nothing else is left behind");
    }

    private static List<Path> files(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(Path::getFileName).toList();
        }
    }

    static Map<String, byte[]> classes(Path jar) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        classes.put(entry.getName().replace(".class", ""), in.readAllBytes());
                    }
                }
            }
        }
        return classes;
    }
}
