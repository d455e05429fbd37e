package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Push;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link Push} promises. The simulation is held to it in every build, WebSockets in profile {@code contracts}: what passes with both
 * is what students may rely on.
 */
abstract class PushContract {
    /** What is sent. */
    record Frame(int n) {}

    /** Clients that connect, and a server that sends to them. */
    interface Bench {
        /** A client connects under a name. */
        void connect(String name);

        /** A client goes without saying so to anybody who sends. */
        void disconnect(String name);

        /** The server sends, as one request would. */
        void send(Consumer<Push> sending);

        /** What a client has been given, after everything has arrived. */
        List<Integer> received(String name);
    }

    /** A server without clients. */
    abstract Bench fresh();

    private final Bench bench = fresh();

    private void send(String to, int... numbers) {
        bench.send(push -> IntStream.of(numbers).forEach(n -> push.send(to, new Frame(n))));
    }

    @Test
    void framesArriveInOrder() {
        bench.connect("a");
        bench.connect("b");
        int[] many = IntStream.range(0, 50).toArray();
        send("a", many);
        send("b", 7);
        assertEquals(IntStream.of(many).boxed().toList(), bench.received("a"));
        assertEquals(List.of(7), bench.received("b"));
    }

    @Test
    void whoIsNotThereGetsNothingAndNobodyIsTold() {
        send("a", 1, 2);
        bench.connect("a");
        send("a", 3);
        assertEquals(List.of(3), bench.received("a"));
    }

    @Test
    void whoHasGoneGetsNothingMore() {
        bench.connect("a");
        send("a", 1);
        assertEquals(List.of(1), bench.received("a"));
        bench.disconnect("a");
        send("a", 2, 3);
        bench.connect("a");
        send("a", 4);
        List<Integer> received = bench.received("a");
        assertEquals(4, received.getLast());
        assertTrue(!received.contains(2) && !received.contains(3), received.toString());
    }

    @Test
    void misuseIsRefused() {
        bench.connect("a");
        bench.send(push -> {
            assertThrows(IllegalArgumentException.class, () -> push.send(null, new Frame(1)));
            assertThrows(IllegalArgumentException.class, () -> push.send("a", null));
        });
        assertEquals(List.of(), bench.received("a"));
    }
}
