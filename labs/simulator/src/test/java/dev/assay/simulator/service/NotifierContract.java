package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.kit.port.Notifier;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What {@link Notifier} and {@link dev.assay.kit.port.NotificationChannel} promise when nothing is lost: what is published reaches who
 * listens, what is published while a line is cut never does.
 */
abstract class NotifierContract {
    /** What is published. */
    record News(int n) {}

    /** A notifier and listeners. */
    interface Bench {
        /** Somebody listens to topics. */
        void listen(String listener, String... topics);

        /** His line is cut. */
        void disconnect(String listener);

        /** It is there again. */
        void reconnect(String listener);

        /** Publishes, as one request would. */
        void publish(Consumer<Notifier> publishing);

        /** What a listener has heard, in order: topic and number, or the name of the wake. He gives up when nothing comes any more. */
        List<String> heard(String listener);
    }

    /** A notifier that loses nothing. */
    abstract Bench fresh();

    private final Bench bench = fresh();

    private void publish(String topic, int... numbers) {
        bench.publish(notifier -> {
            for (int n : numbers) {
                notifier.publish(topic, new News(n));
            }
        });
    }

    @Test
    void whoListensHearsOfHisTopics() {
        bench.listen("a", "x", "y");
        bench.listen("b", "y");
        publish("x", 1, 2);
        publish("y", 3);
        publish("z", 4);
        assertEquals(List.of("x 1", "x 2", "y 3", "TimedOut"), bench.heard("a"));
        assertEquals(List.of("y 3", "TimedOut"), bench.heard("b"));
    }

    @Test
    void whatIsPublishedWhileALineIsCutIsLost() {
        bench.listen("a", "x");
        publish("x", 1);
        assertEquals(List.of("x 1", "TimedOut"), bench.heard("a"));
        bench.disconnect("a");
        publish("x", 2);
        bench.reconnect("a");
        publish("x", 3);
        assertEquals(List.of("Disconnected", "Reconnected", "x 3", "TimedOut"), bench.heard("a"));
    }

    @Test
    void nobodyNeedsToListen() {
        publish("x", 1);
        bench.listen("a", "x");
        assertEquals(List.of("TimedOut"), bench.heard("a"));
    }

    @Test
    void misuseIsRefused() {
        bench.listen("a", "x");
        bench.publish(notifier -> {
            assertThrows(IllegalArgumentException.class, () -> notifier.publish(null, new News(1)));
            assertThrows(IllegalArgumentException.class, () -> notifier.publish("x", null));
        });
        assertEquals(List.of("TimedOut"), bench.heard("a"));
    }
}
