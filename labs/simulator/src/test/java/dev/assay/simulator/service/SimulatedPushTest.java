package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Push;
import dev.assay.kit.port.Unavailable;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Simulated pushes keep the contract. */
final class SimulatedPushTest extends PushContract {
    @Override
    Bench fresh() {
        return new Room(Faults.none());
    }

    private static final class Room implements Bench {
        private final World world;
        private final SimulatedPush push;
        private final Map<String, List<Integer>> received = new HashMap<>();
        private Request<?> last;

        Room(Faults faults) {
            world = new World(World.Setup.quiet(Schedule.of(3), "student").withFaults(faults));
            push = new SimulatedPush(world, Schedule.of(3), Latency.millis(1, 30));
        }

        @Override
        public void connect(String name) {
            List<Integer> frames = received.computeIfAbsent(name, any -> new ArrayList<>());
            push.connect(name, frame -> frames.add(((Frame) frame).n()));
        }

        @Override
        public void disconnect(String name) {
            push.disconnect(name);
        }

        @Override
        public void send(Consumer<Push> sending) {
            last = world.instance("server").begin("send", () -> {
                sending.accept(push);
                return null;
            });
            world.runFor(0);
        }

        @Override
        public List<Integer> received(String name) {
            world.runFor(100);
            return received.get(name);
        }
    }

    @Test
    void whatIsLostIsLostSilently() {
        Room room = new Room(Faults.at(Map.of(0, new Fault.LostRequest(), 1, new Fault.LostReply(), 2, new Fault.LateEffect(5))));
        room.connect("a");
        room.send(push -> List.of(1, 2, 3, 4).forEach(n -> push.send("a", new Frame(n))));
        assertTrue(room.last.isAnswered());
        assertEquals(List.of(2, 4), room.received("a"));
    }

    @Test
    void whatIsUnderWayToAClientThatGoesIsLost() {
        Room room = new Room(Faults.none());
        room.connect("a");
        room.send(push -> push.send("a", new Frame(1)));
        room.disconnect("a");
        room.connect("a");
        assertEquals(List.of(), room.received("a"));
    }

    @Test
    void aMachineThatIsNotThereSaysSo() {
        Room room = new Room(Faults.at(Map.of(0, new Fault.Refused())));
        room.connect("a");
        room.send(push -> push.send("a", new Frame(1)));
        assertEquals(Unavailable.class, room.last.failure().getClass());
    }
}
