package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Checkpoints;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.simulator.Schedule;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** The simulated store keeps the contract, and has its ways of failing. */
final class SimulatedCheckpointsTest extends CheckpointsContract {
    private final World world = new World(World.Setup.quiet(Schedule.of(1), "student"));
    private final SimulatedCheckpoints checkpoints = new SimulatedCheckpoints(world, "checkpoints");

    @Override
    void together(List<Consumer<Session>> sessions) {
        Sessions.together(world, sessions.stream().<Consumer<IntConsumer>>map(session -> steps -> session.accept(new Session() {
            @Override
            public Checkpoints checkpoints() {
                return checkpoints;
            }

            @Override
            public void step(int step) {
                steps.accept(step);
            }
        })).toList());
    }

    /** What is there in the end, when one save fails so and a second one comes so much later. */
    private static long last(Fault fault, long laterMillis) {
        World faulty = new World(World.Setup.quiet(Schedule.of(1), "student").withFaults(Faults.at(Map.of(0, fault))));
        SimulatedCheckpoints there = new SimulatedCheckpoints(faulty, "checkpoints");
        Instance instance = faulty.instance("a");
        Request<Void> run = instance.begin("run", () -> {
            assertThrows(OutcomeUnknown.class, () -> there.save("k", 0, new Item("first", 1)));
            instance.time().sleep(laterMillis);
            there.save("k", there.load("k", Item.class).isPresent() ? 1 : 0, new Item("second", 2));
            return null;
        });
        faulty.runToRest();
        assertTrue(run.isAnswered());
        return there.version("k");
    }

    @Test
    void aSaveWithoutAnswerIsThereOrNot() {
        assertEquals(2, last(new Fault.LostReply(), 0));
        assertEquals(1, last(new Fault.LostRequest(), 0));
    }

    @Test
    void aLateSaveComesLaterUnlessAnotherWasThereFirst() {
        assertEquals(2, last(new Fault.LateEffect(1_500), 1_000));
        assertEquals(1, last(new Fault.LateEffect(1_500), 100));
    }

    @Test
    void anotherTypeIsRefused() {
        world.instance("a").begin("run", () -> {
            checkpoints.save("k", 0, new Item("a", 1));
            assertThrows(IllegalArgumentException.class, () -> checkpoints.load("k", State.class));
            return null;
        });
        world.runToRest();
    }
}
