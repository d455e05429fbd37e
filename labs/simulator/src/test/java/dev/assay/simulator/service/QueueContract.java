package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.kit.port.Leased;
import dev.assay.kit.port.Queue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What {@link Queue} promises. The simulation is held to it in every build, NATS JetStream in profile {@code contracts}: what passes with
 * both is what students may rely on.
 */
abstract class QueueContract {
    /** What is in the queue. */
    record Job(String what, long n) {}

    /** How many steps what is handed out stays invisible. */
    static final int INVISIBLE_STEPS = 3;

    /** One of those that use the queue at the same time. */
    interface Session {
        /** The queue, as this session's connection sees it. */
        Queue<Job> queue();

        /** Waits until a step begins; steps count from 0. */
        void step(int step);
    }

    /** Puts a job into the queue, before or while sessions run. */
    abstract void add(Job job);

    /** How long {@link #INVISIBLE_STEPS} are, in milliseconds. */
    abstract long visibilityMs();

    /** Runs sessions at the same time, and returns when all have ended; what one throws is thrown. */
    abstract void together(List<Consumer<Session>> sessions);

    private void alone(Consumer<Session> session) {
        together(List.of(session));
    }

    private Optional<Leased<Job>> next(Session session) {
        return session.queue().receive(visibilityMs());
    }

    @Test
    void jobsAreHandedOutOnceInTheOrderOfComing() {
        add(new Job("a", 1));
        add(new Job("b", 2));
        add(new Job("c", 3));
        alone(session -> {
            for (Job job : List.of(new Job("a", 1), new Job("b", 2), new Job("c", 3))) {
                Leased<Job> leased = next(session).orElseThrow();
                assertEquals(job, leased.job());
                assertEquals(1, leased.delivery());
            }
            assertEquals(Optional.empty(), next(session));
        });
    }

    @Test
    void whatIsAcknowledgedDoesNotComeAgain() {
        add(new Job("a", 1));
        alone(session -> {
            Leased<Job> leased = next(session).orElseThrow();
            session.queue().ack(leased);
            session.queue().ack(leased);
            session.step(INVISIBLE_STEPS + 2);
            assertEquals(Optional.empty(), next(session));
        });
    }

    @Test
    void whatIsNotAcknowledgedComesAgain() {
        add(new Job("a", 1));
        alone(session -> {
            Leased<Job> first = next(session).orElseThrow();
            session.step(1);
            assertEquals(Optional.empty(), next(session));
            session.step(INVISIBLE_STEPS + 2);
            Leased<Job> second = next(session).orElseThrow();
            assertEquals(first.job(), second.job());
            assertEquals(2, second.delivery());
            assertNotEquals(first.receipt(), second.receipt());
        });
    }

    @Test
    void twoWorkersCanHoldOneJob() {
        add(new Job("a", 1));
        together(List.of(session -> {
            assertEquals(1, next(session).orElseThrow().delivery());
            session.step(INVISIBLE_STEPS + 4); // it is still at it
        }, session -> {
            session.step(INVISIBLE_STEPS + 2);
            Leased<Job> again = next(session).orElseThrow();
            assertEquals(new Job("a", 1), again.job());
            assertEquals(2, again.delivery());
            session.queue().ack(again);
        }));
    }

    @Test
    void whoAsksForMoreTimeGetsIt() {
        add(new Job("a", 1));
        alone(session -> {
            Leased<Job> leased = next(session).orElseThrow();
            session.step(2);
            session.queue().extend(leased, visibilityMs());
            session.step(4);
            assertEquals(Optional.empty(), next(session));
            session.step(7);
            assertEquals(2, next(session).orElseThrow().delivery());
        });
    }

    @Test
    void misuseIsRefused() {
        alone(session -> {
            assertThrows(IllegalArgumentException.class, () -> session.queue().receive(0));
            assertThrows(IllegalArgumentException.class, () -> session.queue().ack(null));
            assertThrows(IllegalArgumentException.class, () -> session.queue().extend(null, 5));
            assertThrows(IllegalArgumentException.class, () -> session.queue().extend(new Leased<>("r", 1, new Job("a", 1)), 0));
        });
    }
}
