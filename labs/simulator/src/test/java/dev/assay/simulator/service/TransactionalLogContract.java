package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Fenced;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Topic;
import dev.assay.kit.port.TransactionalLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What {@link TransactionalLog} promises. The simulation is held to it in every build, Apache Kafka in profile {@code contracts}: what passes
 * with both is what students may rely on. Offsets of results ascend; nobody may count on their having no gaps.
 */
abstract class TransactionalLogContract {
    /** What is committed. */
    record Event(String what, long n) {}

    /** The topic of a test. */
    static final Topic<Event> RESULTS = new Topic<>("results", Event.class, 2);

    /** One of those that use the log at the same time. */
    interface Session {
        /** The log, as this session's connection sees it. */
        TransactionalLog log();

        /** Waits until a step begins; steps count from 0. */
        void step(int step);
    }

    /** Runs sessions at the same time, and returns when all have ended; what one throws is thrown. */
    abstract void together(List<Consumer<Session>> sessions);

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    private void alone(Consumer<TransactionalLog> session) {
        together(List.of(one -> session.accept(one.log())));
    }

    private static List<Event> events(String what, long... numbers) {
        List<Event> events = new ArrayList<>();
        for (long number : numbers) {
            events.add(new Event(what, number));
        }
        return events;
    }

    /** Everything in a partition, read to its end. */
    private static List<Long> all(TransactionalLog log, int partition) {
        List<Long> all = new ArrayList<>();
        long next = 0;
        while (true) {
            List<LogEntry<Event>> entries = log.read(RESULTS, partition, next, 3, 1_000);
            if (entries.isEmpty()) {
                return all;
            }
            for (LogEntry<Event> entry : entries) {
                assertTrue(entry.offset() >= next, "offsets ascend");
                assertEquals(partition, entry.partition());
                all.add(entry.value().n());
                next = entry.offset() + 1;
            }
        }
    }

    @Test
    void valuesAndPositionComeTogether() {
        alone(log -> {
            assertEquals(0, log.open(RESULTS, 0, 1));
            log.commit(RESULTS, 0, 1, 10, events("a", 1, 2, 3, 4));
            assertEquals(10, log.committed(RESULTS, 0));
            log.commit(RESULTS, 0, 1, 25, events("b", 5));
            assertEquals(25, log.committed(RESULTS, 0));
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), all(log, 0));
        });
    }

    @Test
    void aPositionCanMoveWithoutValues() {
        alone(log -> {
            log.open(RESULTS, 0, 1);
            log.commit(RESULTS, 0, 1, 10, List.of());
            log.commit(RESULTS, 0, 1, 10, List.of());
            assertEquals(10, log.committed(RESULTS, 0));
            assertEquals(List.of(), all(log, 0));
        });
    }

    @Test
    void partitionsAreOwnedAndConsumedByThemselves() {
        alone(log -> {
            log.open(RESULTS, 0, 5);
            assertEquals(0, log.open(RESULTS, 1, 2));
            log.commit(RESULTS, 1, 2, 7, events("a", 9));
            assertEquals(0, log.committed(RESULTS, 0));
            assertEquals(7, log.committed(RESULTS, 1));
            assertEquals(List.of(), all(log, 0));
            assertEquals(List.of(9L), all(log, 1));
        });
    }

    @Test
    void aLargerEpochFencesASmallerOne() {
        together(List.of(old -> {
            assertEquals(0, old.log().open(RESULTS, 0, 1));
            old.log().commit(RESULTS, 0, 1, 10, events("old", 1, 2));
            old.step(2);
            assertThrows(Fenced.class, () -> old.log().commit(RESULTS, 0, 1, 20, events("old", 3)));
            journal.add("fenced");
            assertThrows(Fenced.class, () -> old.log().open(RESULTS, 0, 1));
            assertEquals(15, old.log().committed(RESULTS, 0));
        }, owner -> {
            owner.step(1);
            journal.add("opens");
            assertEquals(10, owner.log().open(RESULTS, 0, 2));
            owner.log().commit(RESULTS, 0, 2, 15, events("new", 4));
            owner.step(4);
            owner.log().commit(RESULTS, 0, 2, 30, events("new", 5));
            assertEquals(List.of(1L, 2L, 4L, 5L), all(owner.log(), 0));
            assertEquals(30, owner.log().committed(RESULTS, 0));
        }));
        assertEquals(List.of("opens", "fenced"), journal);
    }

    @Test
    void theSameEpochCanBeOpenedAgain() {
        alone(log -> {
            log.open(RESULTS, 0, 3);
            log.commit(RESULTS, 0, 3, 10, events("a", 1));
            assertEquals(10, log.open(RESULTS, 0, 3));
            log.commit(RESULTS, 0, 3, 20, events("a", 2));
            assertEquals(List.of(1L, 2L), all(log, 0));
        });
    }

    @Test
    void whoHasNotOpenedCannotCommit() {
        alone(log -> {
            log.open(RESULTS, 0, 2);
            assertThrows(Fenced.class, () -> log.commit(RESULTS, 0, 1, 5, events("a", 1)));
            assertThrows(Fenced.class, () -> log.commit(RESULTS, 0, 3, 5, events("a", 1)));
            assertEquals(0, log.committed(RESULTS, 0));
            assertEquals(List.of(), all(log, 0));
        });
    }

    @Test
    void misuseIsRefused() {
        alone(log -> {
            log.open(RESULTS, 0, 1);
            log.commit(RESULTS, 0, 1, 10, List.of());
            assertThrows(IllegalArgumentException.class, () -> log.commit(RESULTS, 0, 1, 9, List.of()));
            assertThrows(IllegalArgumentException.class, () -> log.commit(RESULTS, 0, 1, 11, null));
            assertThrows(IllegalArgumentException.class, () -> log.commit(RESULTS, 0, 1, 11, Collections.singletonList(null)));
            assertThrows(IllegalArgumentException.class, () -> log.commit(RESULTS, 2, 1, 11, List.of()));
            assertThrows(IllegalArgumentException.class, () -> log.open(RESULTS, 0, 0));
            assertThrows(IllegalArgumentException.class, () -> log.open(RESULTS, -1, 1));
            assertThrows(IllegalArgumentException.class, () -> log.committed(RESULTS, 2));
            assertThrows(IllegalArgumentException.class, () -> log.open(null, 0, 1));
            assertEquals(10, log.committed(RESULTS, 0));
        });
    }
}
