package dev.assay.grader.isolate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One start of a child behind walls. User, folder, Landlock rules and seccomp filters belong to a thread on Linux, and
 * a new process inherits those of the thread that starts it. So a thread is made that walls itself in, step by step,
 * starts the child, and is thrown away; the grader's other threads notice nothing.
 *
 * <p>That thread runs only code that is loaded already and memory that is allocated already, for once the walls stand
 * it cannot open a class file any more. For the same reason it must not start threads: they would be walled in for
 * ever.
 */
final class ConfinedStart {
    /** CLONE_FS (linux/sched.h): shares folder and umask with other threads no longer. */
    private static final long OWN_UMASK = 0x200;
    // linux/close_range.h: share descriptors with other threads no longer, and close them when a program starts.
    private static final long CLOSE_RANGE_UNSHARE = 2;
    private static final long CLOSE_RANGE_CLOEXEC = 4;
    private static final long ALL_DESCRIPTORS = 0xFFFFFFFFL;
    /** PR_SET_NO_NEW_PRIVS (linux/prctl.h): no set-user-id program helps anybody from here on. */
    private static final long NO_NEW_PRIVILEGES = 38;
    /** PR_CAPBSET_DROP (linux/prctl.h). */
    private static final long DROP_FROM_BOUNDING_SET = 24;
    /** CAP_LAST_CAP (linux/capability.h) is 40, but a mask has room for more; past the last, the kernel says EINVAL. */
    private static final int MOST_CAPABILITIES = 63;
    private static final long NO_SUCH_CAPABILITY = -22;
    private static final long NOTHING_FOR_ANYBODY = 0777;

    // seccomp(2) and linux/seccomp.h. The last one: no slow-down against speculation, which Java does not count on.
    private static final long SET_MODE_FILTER = 1;
    private static final long SPEC_ALLOW = 1 << 2;

    private final Kernel kernel;
    private final Set<Layer> layers;
    private final Identity identity;
    private final CompletableFuture<Integer> listener = new CompletableFuture<>();

    /** The layer whose step is being taken, so that a failure can be blamed on it; nothing for what is always done. */
    private Optional<Layer> step = Optional.empty();
    private IOException failure;
    private int pid;

    ConfinedStart(Kernel kernel, Set<Layer> layers, Identity identity) {
        this.kernel = kernel;
        this.layers = layers;
        this.identity = identity;
    }

    /** A step that the kernel has refused; the layer that it was for can then be done without. */
    static final class Refused extends IOException {
        private final transient Optional<Layer> layer;

        Refused(Optional<Layer> layer, IOException cause) {
            super(layer.map(Layer::title).orElse("start") + ": " + cause.getMessage(), cause);
            this.layer = layer;
        }

        Optional<Layer> layer() {
            return layer;
        }
    }

    /** @throws UnsupportedOperationException if the kernel cannot give a thread descriptors of its own */
    static void check(Kernel kernel) {
        // A range that nobody has anything in.
        long answer = kernel.call(Syscall.CLOSE_RANGE, ALL_DESCRIPTORS, ALL_DESCRIPTORS, CLOSE_RANGE_CLOEXEC);
        if (answer != 0) {
            throw new UnsupportedOperationException(
                    "it takes Linux 5.11 or later; " + Kernel.failure(Syscall.CLOSE_RANGE, answer));
        }
    }

    /**
     * Starts the child.
     *
     * @param command absolute path of a program, and arguments
     * @param programs how many programs follow each other until the child proper runs
     * @param rules ready Landlock rules, when {@link Layer#FILES} is among the layers
     * @param pipes what becomes the child's streams
     * @param place its working folder, as {@link Kernel#entering} has made it
     * @param threshold called when the child proper is about to run, if {@link Layer#PROGRAMS} is among the layers
     * @return its process number, which is also that of its session and group
     * @throws Refused if the kernel refuses one of the steps
     */
    int start(List<String> command, int programs, Optional<FileRules> rules, Pipes pipes, MemorySegment place,
            Gate.Threshold threshold) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            Prepared prepared = prepare(arena, command, rules, pipes, place);
            Thread thread =
                    Thread.ofPlatform().daemon().name("confined start").start(() -> wallInAndSpawn(prepared));
            int number = listener.join();
            if (number >= 0) {
                try {
                    new Gate(kernel, number).serve(programs, threshold);
                } catch (IOException e) {
                    // The gate is shut, so the start has failed, too, and for this reason.
                    joinUninterruptibly(thread);
                    throw new Refused(Optional.of(Layer.LIMITS), e);
                }
            }
            joinUninterruptibly(thread);
        }
        if (failure != null) {
            throw new Refused(step, failure);
        }
        return pid;
    }

    /** All that the thread needs, in memory that is there before the walls are. */
    private record Prepared(MemorySegment path, MemorySegment actions, MemorySegment arguments,
            MemorySegment environment, MemorySegment pid, MemorySegment gate, MemorySegment filter, long rules,
            Pipes pipes) {}

    private Prepared prepare(
            Arena arena, List<String> command, Optional<FileRules> rules, Pipes pipes, MemorySegment place) {
        long pointer = ValueLayout.ADDRESS.byteSize();
        MemorySegment arguments = arena.allocate(pointer * (command.size() + 1), pointer);
        for (int i = 0; i < command.size(); i++) {
            arguments.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command.get(i)));
        }
        return new Prepared(
                arena.allocateFrom(command.getFirst()),
                place,
                arguments,
                environment(arena, command),
                arena.allocate(ValueLayout.JAVA_INT),
                CallFilter.gate(kernel.processor()).program(arena),
                CallFilter.ofComputingJvm(kernel.processor()).program(arena),
                rules.map(FileRules::descriptor).orElse(-1L),
                pipes);
    }

    /** Empty, unless Java needs to be told that names of files are UTF-8; in the locale C it takes them for ASCII. */
    private static MemorySegment environment(Arena arena, List<String> command) {
        MemorySegment pointers = arena.allocate(ValueLayout.ADDRESS, 2);
        if (command.stream().anyMatch(word -> word.chars().anyMatch(c -> c > 127))) {
            pointers.setAtIndex(ValueLayout.ADDRESS, 0, arena.allocateFrom("LC_ALL=C.UTF-8"));
        }
        return pointers;
    }

    private void wallInAndSpawn(Prepared prepared) {
        try {
            wallIn(prepared);
            step = Optional.empty();
            int error = kernel.spawn(
                    prepared.path, prepared.actions, prepared.arguments, prepared.environment, prepared.pid);
            if (error != 0) {
                throw new IOException("posix_spawn: " + Kernel.error(error));
            }
            pid = prepared.pid.get(ValueLayout.JAVA_INT, 0);
        } catch (IOException e) {
            failure = e;
        } catch (Throwable trouble) {
            failure = new IOException(trouble);
        } finally {
            listener.complete(-1);
        }
    }

    private void wallIn(Prepared prepared) throws IOException {
        if (kernel.call(Syscall.UNSHARE, OWN_UMASK) == 0) {
            // A belt: Docker refuses unshare(2) to containers, and what cannot be written needs no umask.
            kernel.call(Syscall.UMASK, NOTHING_FOR_ANYBODY);
        }
        if (layers.contains(Layer.CAPABILITIES)) {
            step = Optional.of(Layer.CAPABILITIES);
            dropCapabilities();
        }
        step = Optional.of(Layer.USER);
        identity.assume(kernel);
        step = Optional.empty();
        kernel.must(Syscall.PRCTL, NO_NEW_PRIVILEGES, 1, 0, 0, 0);
        if (layers.contains(Layer.FILES)) {
            step = Optional.of(Layer.FILES);
            kernel.must(Syscall.LANDLOCK_RESTRICT_SELF, prepared.rules, 0);
            step = Optional.empty();
        }
        if (layers.contains(Layer.PROGRAMS)) {
            step = Optional.of(Layer.PROGRAMS);
            // Before the descriptors part, for the listener must be among the parent's, too.
            long number = kernel.must(
                    Syscall.SECCOMP, SET_MODE_FILTER, CallFilter.NEW_LISTENER | SPEC_ALLOW, prepared.gate.address());
            listener.complete((int) number);
            step = Optional.empty();
            partDescriptors(prepared);
            kernel.must(Syscall.CLOSE, number);
        } else {
            partDescriptors(prepared);
        }
        if (layers.contains(Layer.CALLS) && !layers.contains(Layer.NAMESPACES)) {
            step = Optional.of(Layer.CALLS);
            kernel.must(Syscall.SECCOMP, SET_MODE_FILTER, SPEC_ALLOW, prepared.filter.address());
        }
    }

    /** What is not in the bounding set (capabilities(7)), no program that is started later can have, root's neither. */
    private void dropCapabilities() throws IOException {
        for (int capability = 0; capability <= MOST_CAPABILITIES; capability++) {
            long answer = kernel.call(Syscall.PRCTL, DROP_FROM_BOUNDING_SET, capability, 0, 0, 0);
            if (answer == NO_SUCH_CAPABILITY) {
                return;
            }
            if (answer < 0) {
                throw new IOException(Kernel.failure(Syscall.PRCTL, answer));
            }
        }
    }

    /** From here on this thread has descriptors of its own; the child inherits its streams, and no others. */
    private void partDescriptors(Prepared prepared) throws IOException {
        kernel.must(Syscall.CLOSE_RANGE, 3, ALL_DESCRIPTORS, CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC);
        prepared.pipes.becomeStreams();
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
