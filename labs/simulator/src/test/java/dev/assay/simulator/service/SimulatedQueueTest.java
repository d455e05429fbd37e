package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.kit.port.Leased;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Queue;
import dev.assay.simulator.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** The simulated queue keeps the contract. */
final class SimulatedQueueTest extends QueueContract {
    private final World world = new World(World.Setup.quiet(Schedule.of(1), "student"));
    private final SimulatedQueue<Job> queue = new SimulatedQueue<>(world, "queue");

    @Override
    void add(Job job) {
        queue.add(job);
    }

    @Override
    long visibilityMs() {
        return INVISIBLE_STEPS * 100;
    }

    @Override
    void together(List<Consumer<Session>> sessions) {
        Sessions.together(world, sessions.stream().<Consumer<IntConsumer>>map(session -> steps -> session.accept(new Session() {
            @Override
            public Queue<Job> queue() {
                return queue;
            }

            @Override
            public void step(int step) {
                steps.accept(step);
            }
        })).toList());
    }

    @Test
    void whoIsLateAcknowledgesNothing() {
        add(new Job("a", 1));
        together(List.of(session -> {
            Leased<Job> first = session.queue().receive(100).orElseThrow();
            session.step(2);
            session.queue().receive(1_000).orElseThrow();
            session.queue().ack(first);
            session.queue().extend(first, 50_000);
        }));
        assertEquals(1, queue.size());
    }

    @Test
    void aLostAnswerHasHandedTheJobOut() {
        World faulty = new World(World.Setup.quiet(Schedule.of(1), "student").withFaults(Faults.at(Map.of(0, new Fault.LostReply()))));
        SimulatedQueue<Job> there = new SimulatedQueue<>(faulty, "queue");
        there.add(new Job("a", 1));
        Request<Optional<Leased<Job>>> lost = faulty.instance("a").begin("receive", () -> there.receive(5_000));
        faulty.runToRest();
        assertEquals(OutcomeUnknown.class, lost.failure().getClass());
        Request<Optional<Leased<Job>>> next = faulty.instance("b").begin("receive", () -> there.receive(5_000));
        faulty.runToRest();
        assertEquals(Optional.empty(), next.result());
        assertEquals(1, there.size());
    }
}
