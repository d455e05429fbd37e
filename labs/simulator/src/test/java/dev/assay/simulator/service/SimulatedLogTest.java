package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.kit.port.Log;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.simulator.Schedule;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** The simulated log keeps the contract. */
final class SimulatedLogTest extends LogContract {
    private final World world = new World(World.Setup.quiet(Schedule.of(1), "student"));
    private final SimulatedLog log = new SimulatedLog(world, "log");

    @Override
    void together(List<Consumer<Session>> sessions) {
        Sessions.together(world, sessions.stream().<Consumer<IntConsumer>>map(session -> steps -> session.accept(new Session() {
            @Override
            public Log log() {
                return log;
            }

            @Override
            public void step(int step) {
                steps.accept(step);
            }
        })).toList());
    }

    @Test
    void anAppendWithoutAnswerIsThereOrNot() {
        for (Fault fault : List.of(new Fault.LostReply(), new Fault.LostRequest())) {
            World faulty = new World(World.Setup.quiet(Schedule.of(1), "student").withFaults(Faults.at(Map.of(0, fault))));
            SimulatedLog there = new SimulatedLog(faulty, "log");
            Request<Long> append = faulty.instance("a").begin("append", () -> there.append(EVENTS, 0, new Event("e", 1)));
            faulty.runToRest();
            assertEquals(OutcomeUnknown.class, append.failure().getClass());
            assertEquals(fault instanceof Fault.LostReply ? 1 : 0, there.entries(EVENTS, 0).size());
        }
    }

    @Test
    void whoDiesWhileItWaitsIsForgotten() {
        Instance reader = world.instance("reader");
        reader.begin("read", () -> log.read(EVENTS, 0, 0, 1, 10_000));
        world.after(5, reader::crash);
        world.after(10, () -> log.write(EVENTS, "k", new Event("e", 1)));
        world.runToRest();
        assertEquals(10_000, world.nowMillis());
    }
}
