package dev.assay.grader.isolate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The parent's side of a seccomp filter that asks before a process or program is started (seccomp_unotify(2)). It lets
 * through what it takes to start Java, and then shuts for ever: without a listener, the kernel itself answers ENOSYS.
 */
final class Gate {
    // SECCOMP_IOCTL_NOTIF_RECV and _SEND: _IOWR('!', 0, 80 bytes) and _IOWR('!', 1, 24 bytes).
    private static final long RECEIVE = 0xC0502100L;
    private static final long SEND = 0xC0182101L;
    private static final long QUESTION_BYTES = 80;
    private static final long ANSWER_BYTES = 24;
    /** SECCOMP_USER_NOTIF_FLAG_CONTINUE: the kernel goes on with the call as if nobody had asked. */
    private static final int CONTINUE = 1;

    private static final short POLLIN = 1;
    /** EINTR (asm-generic/errno-base.h), negated. */
    private static final long INTERRUPTED = -4;
    /** Far longer than any program on the way to Java takes, on a machine that is far too busy. */
    private static final long PATIENCE_SECONDS = 60;

    private final Kernel kernel;
    private final int listener;

    /** @param listener descriptor that the filter's installation has returned; closed by {@link #serve} */
    Gate(Kernel kernel, int listener) {
        this.kernel = kernel;
        this.listener = listener;
    }

    /** Told of a process that waits just before it becomes the last program. */
    interface Threshold {
        void standsBefore(int pid) throws IOException;
    }

    /**
     * Lets everything through up to the last expected program, that included, and shuts.
     *
     * @param programs how many programs are started one after another until Java runs
     * @param threshold called before the last of them
     */
    void serve(int programs, Threshold threshold) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment question = arena.allocate(QUESTION_BYTES, 8);
            MemorySegment answer = arena.allocate(ANSWER_BYTES, 8);
            int left = programs;
            while (left > 0 && somebodyAsks(arena)) {
                question.fill((byte) 0);
                if (kernel.call(Syscall.IOCTL, listener, RECEIVE, question.address()) < 0) {
                    // Whoever asked has died in the meantime.
                    continue;
                }
                // struct seccomp_notif: id, pid, flags, then seccomp_data with the call's number first.
                int call = question.get(ValueLayout.JAVA_INT, 16);
                if (call == Syscall.EXECVE.numberOn(kernel.processor()) && --left == 0) {
                    threshold.standsBefore(question.get(ValueLayout.JAVA_INT, 8));
                }
                answer.set(ValueLayout.JAVA_LONG, 0, question.get(ValueLayout.JAVA_LONG, 0));
                answer.set(ValueLayout.JAVA_INT, 20, CONTINUE);
                kernel.call(Syscall.IOCTL, listener, SEND, answer.address());
            }
        } finally {
            kernel.call(Syscall.CLOSE, listener);
        }
    }

    /** Waits for a question; false if nobody is left behind the gate who could ask one, or nobody does in time. */
    private boolean somebodyAsks(Arena arena) {
        MemorySegment poll = arena.allocate(8, 4);
        poll.set(ValueLayout.JAVA_INT, 0, listener);
        poll.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
        MemorySegment patience = arena.allocate(16, 8);
        patience.set(ValueLayout.JAVA_LONG, 0, PATIENCE_SECONDS);
        long answer;
        do {
            answer = kernel.call(Syscall.PPOLL, poll.address(), 1, patience.address(), 0, 0);
        } while (answer == INTERRUPTED);
        // POLLHUP alone says that the last one behind the gate is gone.
        return answer > 0 && (poll.get(ValueLayout.JAVA_SHORT, 6) & POLLIN) != 0;
    }
}
