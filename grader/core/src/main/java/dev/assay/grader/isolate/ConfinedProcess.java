package dev.assay.grader.isolate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child behind walls, as an ordinary {@link Process}. Killing it kills whatever it may have started. */
final class ConfinedProcess extends Process {
    // waitid(2) and sys/wait.h.
    private static final long P_PID = 1;
    private static final long WEXITED = 4;
    private static final long WNOWAIT = 0x01000000;
    /** EINTR (asm-generic/errno-base.h), negated. */
    private static final long INTERRUPTED = -4;
    private static final long SIGINFO_BYTES = 128;

    private static final long SIGTERM = 15;
    private static final long SIGKILL = 9;
    /** As shells do, and {@code ProcessBuilder}: killed by signal n is exit code 128 + n. */
    private static final int KILLED = 128;

    private final Kernel kernel;
    private final Identity identity;
    private final int pid;
    private final OutputStream input;
    private final InputStream output;
    private final InputStream errors;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    ConfinedProcess(Kernel kernel, Identity identity, int pid, Pipes pipes) {
        this.kernel = kernel;
        this.identity = identity;
        this.pid = pid;
        this.input = new BufferedOutputStream(pipes.input());
        this.output = new BufferedInputStream(pipes.output());
        this.errors = new BufferedInputStream(pipes.errors());
        Thread.ofPlatform().daemon().name("reaper of " + pid).start(this::reap);
    }

    private void reap() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(SIGINFO_BYTES, 8);
            // Only looks: until it is reaped, its number cannot become somebody else's.
            long answer;
            do {
                answer = kernel.call(Syscall.WAITID, P_PID, pid, info.address(), WEXITED | WNOWAIT, 0);
            } while (answer == INTERRUPTED);
            MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
            synchronized (this) {
                // What its leader has left behind in the group.
                signalGroup(SIGKILL);
                kernel.call(Syscall.WAIT4, pid, status.address(), 0, 0);
                int word = status.get(ValueLayout.JAVA_INT, 0);
                int signal = word & 0x7f;
                exit.complete(signal == 0 ? word >> 8 & 0xff : KILLED + signal);
            }
        }
    }

    private synchronized void signal(long signal) {
        if (!exit.isDone()) {
            signalGroup(signal);
        }
    }

    private void signalGroup(long signal) {
        if (kernel.call(Syscall.KILL, -pid, signal) == -1) {
            try {
                identity.run(kernel, () -> kernel.call(Syscall.KILL, -pid, signal));
            } catch (IOException nobodyMay) {
                // Then its limits, and the end of its input, are what ends it.
            }
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return input;
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return errors;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return exit.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            exit.get(timeout, unit);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int exitValue() {
        if (!exit.isDone()) {
            throw new IllegalThreadStateException("process " + pid + " has not ended");
        }
        return exit.join();
    }

    @Override
    public boolean isAlive() {
        return !exit.isDone();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return exit.thenApply(code -> this);
    }

    @Override
    public void destroy() {
        signal(SIGTERM);
    }

    @Override
    public Process destroyForcibly() {
        signal(SIGKILL);
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return true;
    }
}
