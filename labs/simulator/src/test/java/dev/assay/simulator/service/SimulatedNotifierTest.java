package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.NotificationChannel;
import dev.assay.kit.port.Notifier;
import dev.assay.kit.port.Wake;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Simulated notifications keep the contract; and they lose, double and reorder when they are told to. */
final class SimulatedNotifierTest extends NotifierContract {
    private static final class Room implements Bench {
        private final World world;
        private final SimulatedNotifier notifier;
        private final Map<String, NotificationChannel> channels = new HashMap<>();

        Room(SimulatedNotifier.Quality quality) {
            world = new World(World.Setup.quiet(Schedule.of(3), "student"));
            notifier = new SimulatedNotifier(world, Schedule.of(3), quality);
        }

        @Override
        public void listen(String listener, String... topics) {
            channels.put(listener, notifier.channel(listener, Set.of(topics)));
        }

        @Override
        public void disconnect(String listener) {
            notifier.disconnect(listener);
        }

        @Override
        public void reconnect(String listener) {
            notifier.reconnect(listener);
        }

        @Override
        public void publish(Consumer<Notifier> publishing) {
            Request<?> request = world.instance("publisher").begin("publish", () -> {
                publishing.accept(notifier);
                return null;
            });
            world.runFor(0);
            assertTrue(request.isAnswered());
        }

        @Override
        public List<String> heard(String listener) {
            Request<List<String>> request = world.instance(listener).begin("listen", () -> {
                List<String> heard = new ArrayList<>();
                Wake wake;
                do {
                    wake = channels.get(listener).await(1_000);
                    heard.add(wake instanceof Wake.Event event ? event.topic() + " " + ((News) event.value()).n()
                            : wake.getClass().getSimpleName());
                } while (!(wake instanceof Wake.TimedOut));
                return heard;
            });
            world.runToRest();
            return request.result();
        }
    }

    @Override
    Bench fresh() {
        return new Room(SimulatedNotifier.Quality.PERFECT);
    }

    private static List<String> hundred(SimulatedNotifier.Quality quality) {
        Room room = new Room(quality);
        room.listen("a", "x");
        room.publish(notifier -> IntStream.range(0, 100).forEach(n -> notifier.publish("x", new News(n))));
        return room.heard("a");
    }

    @Test
    void someAreLost() {
        List<String> heard = hundred(new SimulatedNotifier.Quality(Latency.NONE, 300, 0));
        assertTrue(heard.size() > 50 && heard.size() < 90, heard.toString());
    }

    @Test
    void someComeTwice() {
        List<String> heard = hundred(new SimulatedNotifier.Quality(Latency.NONE, 0, 300));
        assertTrue(heard.size() > 115 && heard.size() < 150, heard.toString());
        assertEquals(101, heard.stream().distinct().count());
    }

    @Test
    void someOvertakeOthers() {
        List<String> heard = hundred(new SimulatedNotifier.Quality(Latency.millis(1, 50), 0, 0));
        assertEquals(101, heard.size());
        assertTrue(heard.indexOf("x 0") > 0 || !heard.equals(heard.stream().sorted().toList()), heard.toString());
        assertTrue(IntStream.range(0, 99).anyMatch(n -> heard.indexOf("x " + n) > heard.indexOf("x " + (n + 1))), heard.toString());
    }

    @Test
    void aWaitEndsWhenSomethingComes() {
        Room room = new Room(SimulatedNotifier.Quality.PERFECT);
        room.listen("a", "x");
        Request<Long> waiting = room.world.instance("a").begin("wait", () -> {
            room.channels.get("a").await(60_000);
            return room.world.nowMillis();
        });
        room.world.runFor(500);
        room.notifier.tell("a", "local", new News(1));
        room.world.runFor(1);
        assertEquals(500, waiting.result());
    }

    @Test
    void aNewLineForgetsTheOldOne() {
        Room room = new Room(SimulatedNotifier.Quality.PERFECT);
        room.listen("a", "x");
        room.publish(notifier -> notifier.publish("x", new News(1)));
        room.world.runFor(1);
        room.listen("a", "x");
        assertEquals(List.of("TimedOut"), room.heard("a"));
    }

    @Test
    void awaitBelongsIntoARequest() {
        Room room = new Room(SimulatedNotifier.Quality.PERFECT);
        room.listen("a", "x");
        assertThrows(IllegalStateException.class, () -> room.channels.get("a").await(1));
    }
}
