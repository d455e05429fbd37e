package dev.assay.exam.box;

import dev.assay.exam.protocol.Frame;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Order;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The way to the grader: the process's own standard input and output, taken before any other code could take them. What
 * others reach through {@code System} afterwards leads nowhere near.
 */
final class Channel {
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;

    private Channel(InputStream in, OutputStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    static Channel claim() {
        Channel channel = new Channel(
                new FileInputStream(FileDescriptor.in),
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.setIn(InputStream.nullInputStream());
        return channel;
    }

    Order order() throws IOException {
        Frame frame = Frames.read(in);
        if (frame instanceof Order order) {
            return order;
        }
        throw new IOException("the grader sent a %s in place of an order".formatted(frame.getClass().getSimpleName()));
    }

    synchronized void send(Frame frame) throws IOException {
        Frames.write(out, frame);
    }

    /** Returns when the grader has closed its end, because it wants no more of this child or is gone. */
    void awaitEndOfInput() throws IOException {
        if (in.read() >= 0) {
            throw new IOException("the grader said something after its order");
        }
    }

    /** Says on standard error, which the grader keeps for people to read, what is wrong with this child. */
    void complain(String what, Throwable thrown) {
        err.println(what);
        thrown.printStackTrace(err);
    }
}
