package dev.assay.grader.isolate;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The pipes between a parent and the child that it is about to start: both ends, until {@link #closeChildEnds}. Input,
 * output and errors of the child, and, for bubblewrap, a fourth one that holds the seccomp program.
 */
final class Pipes implements AutoCloseable {
    /** O_CLOEXEC (asm-generic/fcntl.h). */
    private static final long CLOSE_ON_EXEC = 0x80000;

    private final Kernel kernel;
    private final List<Integer> childEnds = new ArrayList<>();
    private final OutputStream input;
    private final InputStream output;
    private final InputStream errors;

    /** @param handedOver bytes the child finds at descriptor 3, at most what a pipe holds (64 KiB); empty for none */
    Pipes(Kernel kernel, byte[] handedOver) throws IOException {
        this.kernel = kernel;
        OutputStream toChild = null;
        InputStream fromChild = null;
        InputStream errorsOfChild = null;
        try {
            toChild = writeEnd();
            fromChild = readEnd();
            errorsOfChild = readEnd();
            if (handedOver.length > 0) {
                try (OutputStream hand = writeEnd()) {
                    hand.write(handedOver);
                }
            }
        } catch (IOException e) {
            closeChildEnds();
            for (AutoCloseable stream : new AutoCloseable[] {toChild, fromChild, errorsOfChild}) {
                closeQuietly(stream);
            }
            throw e;
        }
        this.input = toChild;
        this.output = fromChild;
        this.errors = errorsOfChild;
    }

    OutputStream input() {
        return input;
    }

    InputStream output() {
        return output;
    }

    InputStream errors() {
        return errors;
    }

    /** Makes the child's ends descriptors 0, 1, 2 (and 3) of the calling thread, which shares them with nobody. */
    void becomeStreams() throws IOException {
        // One of them may lie where another belongs, so all step aside first, past every number that is wanted.
        int[] aside = new int[childEnds.size()];
        for (int i = 0; i < aside.length; i++) {
            // F_DUPFD_CLOEXEC (linux/fcntl.h): the lowest free number from ten on.
            aside[i] = (int) kernel.must(Syscall.FCNTL, childEnds.get(i), 1_030, 10);
        }
        for (int i = 0; i < aside.length; i++) {
            kernel.must(Syscall.DUP3, aside[i], i, 0);
        }
    }

    /** The parent keeps its own ends only; otherwise it would never see the end of the child's output. */
    void closeChildEnds() {
        childEnds.forEach(end -> kernel.call(Syscall.CLOSE, end));
        childEnds.clear();
    }

    /** Closes all ends, of a child that has not come to life. */
    @Override
    public void close() {
        closeChildEnds();
        closeQuietly(input);
        closeQuietly(output);
        closeQuietly(errors);
    }

    private OutputStream writeEnd() throws IOException {
        int[] ends = pipe();
        childEnds.add(ends[0]);
        try {
            return new FileOutputStream(place(ends[1]));
        } finally {
            kernel.call(Syscall.CLOSE, ends[1]);
        }
    }

    private InputStream readEnd() throws IOException {
        int[] ends = pipe();
        childEnds.add(ends[1]);
        try {
            return new FileInputStream(place(ends[0]));
        } finally {
            kernel.call(Syscall.CLOSE, ends[0]);
        }
    }

    private int[] pipe() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            kernel.must(Syscall.PIPE2, ends.address(), CLOSE_ON_EXEC);
            return new int[] {ends.getAtIndex(ValueLayout.JAVA_INT, 0), ends.getAtIndex(ValueLayout.JAVA_INT, 1)};
        }
    }

    /** The only way from a descriptor's number to a stream of Java: opening it again by name (proc_pid_fd(5)). */
    private static String place(int descriptor) {
        return "/proc/self/fd/" + descriptor;
    }

    private static void closeQuietly(AutoCloseable stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (Exception e) {
            // Nobody reads or writes it any more.
        }
    }
}
