package dev.assay.grader.isolate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Landlock rules of a child (landlock(7), linux/landlock.h): everything that the kernel can refuse is refused, but
 * for the files that are named. They outlive no child: the descriptor is closed when the child runs.
 */
final class FileRules implements AutoCloseable {
    private static final long EXECUTE = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_DIR = 1 << 3;

    /** LANDLOCK_CREATE_RULESET_VERSION: asks which version the kernel speaks, and makes nothing. */
    private static final long ASK_VERSION = 1;
    private static final long RULE_PATH_BENEATH = 1;

    // O_PATH | O_CLOEXEC, the same on both processors (asm-generic/fcntl.h).
    private static final long OPEN_AS_PLACE = 0x200000 | 0x80000;
    /** AT_FDCWD (linux/fcntl.h). */
    private static final long HERE = -100;

    private static final long ACCESS_TCP = 0b11;
    private static final long SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11;

    private final Kernel kernel;
    private final long descriptor;

    private FileRules(Kernel kernel, long descriptor) {
        this.kernel = kernel;
        this.descriptor = descriptor;
    }

    /** The version that the kernel speaks, 1 and up, or a negative error number. */
    static long version(Kernel kernel) {
        return kernel.call(Syscall.LANDLOCK_CREATE_RULESET, 0, 0, ASK_VERSION);
    }

    /**
     * Makes rules that refuse whatever this kernel's version can refuse, except what {@code floor} names.
     *
     * @throws IOException if the kernel does not take them, or a file cannot be opened
     */
    static FileRules of(Kernel kernel, Floor floor) throws IOException {
        long version = version(kernel);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(24, 8);
            attributes.set(ValueLayout.JAVA_LONG, 0, fileRights(version));
            attributes.set(ValueLayout.JAVA_LONG, 8, version >= 4 ? ACCESS_TCP : 0);
            attributes.set(ValueLayout.JAVA_LONG, 16, version >= 6 ? SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS : 0);
            long size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
            FileRules rules = new FileRules(
                    kernel, kernel.must(Syscall.LANDLOCK_CREATE_RULESET, attributes.address(), size, 0));
            try {
                for (Path path : floor.readable()) {
                    rules.allow(path, Files.isDirectory(path) ? READ_FILE | READ_DIR : READ_FILE);
                }
                for (Path path : floor.executable()) {
                    rules.allow(path, READ_FILE | EXECUTE);
                }
                for (Path path : floor.devices()) {
                    rules.allow(path, READ_FILE | WRITE_FILE);
                }
                return rules;
            } catch (IOException e) {
                rules.close();
                throw e;
            }
        }
    }

    /** The descriptor for landlock_restrict_self(2). */
    long descriptor() {
        return descriptor;
    }

    @Override
    public void close() {
        kernel.call(Syscall.CLOSE, descriptor);
    }

    private void allow(Path path, long rights) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            long place = kernel.must(
                    Syscall.OPENAT, HERE, arena.allocateFrom(path.toString()).address(), OPEN_AS_PLACE, 0);
            try {
                // struct landlock_path_beneath_attr is packed: twelve bytes.
                MemorySegment rule = arena.allocate(12, 8);
                rule.set(ValueLayout.JAVA_LONG, 0, rights);
                rule.set(ValueLayout.JAVA_INT, 8, (int) place);
                kernel.must(Syscall.LANDLOCK_ADD_RULE, descriptor, RULE_PATH_BENEATH, rule.address(), 0);
            } finally {
                kernel.call(Syscall.CLOSE, place);
            }
        }
    }

    /** 13 rights in version 1; REFER came with 2, TRUNCATE with 3, IOCTL_DEV with 5. */
    private static long fileRights(long version) {
        int count = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
        return (1L << count) - 1;
    }
}
