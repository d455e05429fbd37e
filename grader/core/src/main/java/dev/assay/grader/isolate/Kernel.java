package dev.assay.grader.isolate;

import dev.assay.grader.isolate.Syscall.Processor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/**
 * The way to Linux: system calls by number, and {@code posix_spawn}, through the foreign-function API. Raw system calls
 * are the point: what the C library does to a whole process (setresuid, say), the kernel does to the calling thread
 * only.
 */
final class Kernel {
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    /** POSIX_SPAWN_SETSID of spawn.h: the child leads a session, and so a process group, of its own. */
    private static final short SPAWN_SETSID = 0x80;
    /** More than a posix_spawnattr_t (336 bytes) or a posix_spawn_file_actions_t (80) takes in glibc and musl. */
    private static final long SPAWN_STRUCT_BYTES = 1_024;

    private final Processor processor;
    private final MethodHandle syscall;
    private final MethodHandle spawn;
    private final MemorySegment spawnAttributes;
    private final MethodHandle initActions;
    private final MethodHandle addFolder;

    @SuppressWarnings("restricted")
    private Kernel(Processor processor) throws Throwable {
        this.processor = processor;
        Linker linker = Linker.nativeLinker();
        var number = ValueLayout.JAVA_LONG;
        var word = ValueLayout.JAVA_INT;
        var address = ValueLayout.ADDRESS;
        // syscall(2) is declared with dots after the number.
        this.syscall = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(number, number, number, number, number, number, number, number),
                Linker.Option.firstVariadicArg(1), Linker.Option.captureCallState("errno"));
        this.spawn = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("posix_spawn"),
                FunctionDescriptor.of(word, address, address, address, address, address, address));
        FunctionDescriptor onStruct = FunctionDescriptor.of(word, address);
        this.initActions = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("posix_spawn_file_actions_init"), onStruct);
        this.addFolder = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("posix_spawn_file_actions_addchdir_np"),
                FunctionDescriptor.of(word, address, address));
        this.spawnAttributes = Arena.ofAuto().allocate(SPAWN_STRUCT_BYTES);
        int initialised = (int) linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("posix_spawnattr_init"), onStruct)
                .invokeExact(spawnAttributes);
        int flagged = (int) linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("posix_spawnattr_setflags"),
                        FunctionDescriptor.of(word, address, ValueLayout.JAVA_SHORT))
                .invokeExact(spawnAttributes, SPAWN_SETSID);
        if (initialised != 0 || flagged != 0) {
            throw new IllegalStateException("this C library cannot start a process in a session of its own");
        }
    }

    /**
     * The kernel of this machine.
     *
     * @throws UnsupportedOperationException if it is not Linux on a processor whose call numbers are known, or out of
     *     reach; the message says why
     */
    static Kernel ofThisMachine() {
        String system = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        if (!system.equals("Linux")) {
            throw new UnsupportedOperationException("there is nothing for it on " + system);
        }
        Processor processor = switch (architecture) {
            case "amd64" -> Processor.X86_64;
            case "aarch64" -> Processor.AARCH64;
            default -> throw new UnsupportedOperationException("the calls of " + architecture + " are not known");
        };
        try {
            return new Kernel(processor);
        } catch (IllegalCallerException e) {
            throw new UnsupportedOperationException(
                    "Java may not call the system; start it with --enable-native-access=ALL-UNNAMED", e);
        } catch (Throwable e) {
            throw new UnsupportedOperationException("this C library lacks what it takes: " + e.getMessage(), e);
        }
    }

    Processor processor() {
        return processor;
    }

    /**
     * Makes a system call on the calling thread.
     *
     * @param arguments up to six; the address of a segment that lives until the call is over, where it wants a pointer
     * @return what the kernel answers: a negative number is an error number of errno.h, negated
     */
    long call(Syscall call, long... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long answer = (long) syscall.invokeExact(state, (long) call.numberOn(processor), at(arguments, 0),
                    at(arguments, 1), at(arguments, 2), at(arguments, 3), at(arguments, 4), at(arguments, 5));
            return answer == -1 ? -(int) ERRNO.get(state, 0L) : answer;
        } catch (Throwable impossible) {
            throw new AssertionError("a foreign function throws nothing", impossible);
        }
    }

    /**
     * As {@link #call}, for calls that should succeed.
     *
     * @throws IOException if the kernel answers with an error; the message names the call and the error
     */
    long must(Syscall call, long... arguments) throws IOException {
        long answer = call(call, arguments);
        if (answer < 0) {
            throw new IOException(failure(call, answer));
        }
        return answer;
    }

    /** One sentence about a call that has failed with this answer. */
    static String failure(Syscall call, long answer) {
        return "%s: %s".formatted(call.name().toLowerCase(), error((int) -answer));
    }

    /** What {@link #spawn} needs to start programs in this folder, any number of them. */
    MemorySegment entering(Path folder) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment actions = Arena.ofAuto().allocate(SPAWN_STRUCT_BYTES);
            if ((int) initActions.invokeExact(actions) != 0
                    || (int) addFolder.invokeExact(actions, arena.allocateFrom(folder.toString())) != 0) {
                throw new IOException("posix_spawn_file_actions: " + error(12));
            }
            return actions;
        } catch (IOException e) {
            throw e;
        } catch (Throwable impossible) {
            throw new AssertionError("a foreign function throws nothing", impossible);
        }
    }

    /**
     * Starts a program from the calling thread, whose user, descriptors, filters and rules it inherits; in a session of
     * its own. Returns when the program runs, or cannot.
     *
     * @param path absolute path of the program, as a C string
     * @param actions from {@link #entering}
     * @param arguments null-terminated array of C strings
     * @param environment the same
     * @param pid receives the number of the new process
     * @return 0, or an error number of errno.h
     */
    int spawn(MemorySegment path, MemorySegment actions, MemorySegment arguments, MemorySegment environment,
            MemorySegment pid) {
        try {
            return (int) spawn.invokeExact(pid, path, actions, spawnAttributes, arguments, environment);
        } catch (Throwable impossible) {
            throw new AssertionError("a foreign function throws nothing", impossible);
        }
    }

    /** The name of an error number (asm-generic/errno.h) with its meaning, for the ones that walls run into. */
    static String error(int number) {
        return switch (number) {
            case 1 -> "EPERM, not permitted";
            case 2 -> "ENOENT, no such file";
            case 3 -> "ESRCH, no such process";
            case 12 -> "ENOMEM, out of memory";
            case 13 -> "EACCES, permission denied";
            case 16 -> "EBUSY, in use";
            case 22 -> "EINVAL, not valid here";
            case 38 -> "ENOSYS, this kernel does not know it";
            case 95 -> "EOPNOTSUPP, switched off in this kernel";
            default -> "error " + number;
        };
    }

    private static long at(long[] arguments, int index) {
        return index < arguments.length ? arguments[index] : 0;
    }
}
