package dev.assay.exam.box;

import dev.assay.exam.protocol.Discovered;
import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Ready;
import dev.assay.exam.protocol.Trouble;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The child's main class. Reads one order from standard input, answers with frames on standard output, and ends. It
 * ends abruptly on purpose: nothing that student code has left behind, a thread or a hook, can hold it.
 */
public final class Box {
    /** Enough for any honest recursion; how deep student code gets is a matter of fuel, not of this. */
    private static final long STACK_BYTES = 64L << 20;

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private Box() {}

    /** Serves one order. Takes no arguments. */
    public static void main(String[] arguments) {
        Channel channel = Channel.claim();
        Capture capture = Capture.install();
        // JUnit and jqwik log, and what they say would stand among the student's own prints, with a date.
        Logger.getLogger("").setLevel(Level.OFF);
        try {
            Order order = channel.order();
            channel.send(new Ready(System.getProperty("java.runtime.version")));
            Thread.ofPlatform().name("examination").stackSize(STACK_BYTES).start(() -> serve(order, channel, capture));
            channel.awaitEndOfInput();
        } catch (IOException e) {
            channel.complain("the order cannot be read", e);
        }
        // Nobody listens any more.
        Runtime.getRuntime().halt(FAILED);
    }

    private static void serve(Order order, Channel channel, Capture capture) {
        try {
            switch (order.mode()) {
                case EXAMINE, REPLAY -> {
                    new Examination(order, channel).run();
                    channel.send(capture.printed());
                }
                case DISCOVER -> channel.send(discover(order));
            }
            channel.send(new Done());
            Runtime.getRuntime().halt(DONE);
        } catch (LabTrouble trouble) {
            giveUp(channel, trouble.getMessage());
        } catch (Throwable thrown) {
            channel.complain("the child has failed", thrown);
            giveUp(channel, "the child has failed: " + thrown.getClass().getName() + "; its standard error says where");
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private static Discovered discover(Order order) {
        return new Discovery(Box.class.getClassLoader()).discover(order.publicJar(), order.hiddenJar());
    }

    private static void giveUp(Channel channel, String text) {
        try {
            channel.send(new Trouble(text));
        } catch (IOException e) {
            channel.complain("the grader does not listen", e);
        }
    }
}
