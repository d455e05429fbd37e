package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Log;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link Log} promises. The simulation is held to it in every build, NATS JetStream in profile {@code contracts}: what passes with
 * both is what students may rely on.
 */
abstract class LogContract {
    /** What is appended: a sealed interface of records can be. */
    record Event(String what, long n) {}

    /** A topic for each test. */
    static final Topic<Event> EVENTS = new Topic<>("events", Event.class, 3);

    /** One of those that use the log at the same time. */
    interface Session {
        /** The log, as this session's connection sees it. */
        Log log();

        /** Waits until a step begins; steps count from 0. */
        void step(int step);
    }

    /** Runs sessions at the same time, and returns when all have ended; what one throws is thrown. */
    abstract void together(List<Consumer<Session>> sessions);

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    private void alone(Consumer<Log> session) {
        together(List.of(one -> session.accept(one.log())));
    }

    private static List<Long> numbers(List<LogEntry<Event>> entries) {
        return entries.stream().map(entry -> entry.value().n()).toList();
    }

    @Test
    void offsetsCountFromZeroInEachPartition() {
        alone(log -> {
            assertEquals(0, log.append(EVENTS, 0, new Event("a", 1)));
            assertEquals(1, log.append(EVENTS, 0, new Event("b", 2)));
            assertEquals(0, log.append(EVENTS, 2, new Event("c", 3)));
            assertEquals(2, log.end(EVENTS, 0));
            assertEquals(0, log.end(EVENTS, 1));
            List<LogEntry<Event>> read = log.read(EVENTS, 0, 0, 10, 0);
            assertEquals(List.of(new Event("a", 1), new Event("b", 2)), read.stream().map(LogEntry::value).toList());
            assertEquals(List.of(0L, 1L), read.stream().map(LogEntry::offset).toList());
            assertTrue(read.stream().allMatch(entry -> entry.partition() == 0 && entry.key() == null));
        });
    }

    @Test
    void aKeyHasOnePartition() {
        alone(log -> {
            for (String key : List.of("a", "b", "c", "d", "a", "b")) {
                log.append(EVENTS, key, new Event(key, 0));
            }
            int found = 0;
            for (int partition = 0; partition < EVENTS.partitions(); partition++) {
                for (LogEntry<Event> entry : log.read(EVENTS, partition, 0, 100, 0)) {
                    assertEquals(EVENTS.partitionOf(entry.key()), partition);
                    assertEquals(entry.key(), entry.value().what());
                    found++;
                }
            }
            assertEquals(6, found);
        });
    }

    @Test
    void anyOffsetCanBeReadAgainAndAgain() {
        alone(log -> {
            IntStream.range(0, 20).forEach(i -> log.append(EVENTS, 1, new Event("e", i)));
            for (int time = 0; time < 2; time++) {
                assertEquals(List.of(7L, 8L, 9L), numbers(log.read(EVENTS, 1, 7, 3, 0)));
                assertEquals(List.of(18L, 19L), numbers(log.read(EVENTS, 1, 18, 100, 0)));
                assertEquals(List.of(), log.read(EVENTS, 1, 20, 100, 0));
                assertEquals(List.of(), log.read(EVENTS, 1, 25, 100, 0));
            }
        });
    }

    @Test
    void aReadWaitsForTheNextEntry() {
        together(List.of(reader -> {
            journal.add("waits");
            List<LogEntry<Event>> read = reader.log().read(EVENTS, 0, 0, 10, 60_000);
            journal.add("read " + numbers(read));
        }, writer -> {
            writer.step(1);
            journal.add("writes");
            writer.log().append(EVENTS, 0, new Event("e", 5));
        }));
        assertEquals(List.of("waits", "writes", "read [5]"), journal);
    }

    @Test
    void aReadGivesUpWithNothing() {
        together(List.of(reader -> {
            assertEquals(List.of(), reader.log().read(EVENTS, 0, 0, 10, 10));
            journal.add("empty");
        }, other -> {
            other.step(2);
            journal.add("later");
        }));
        assertEquals(List.of("empty", "later"), journal);
    }

    @Test
    void writersAtTheSameTimeGetAnOffsetEach() {
        List<Long> offsets = Collections.synchronizedList(new ArrayList<>());
        together(Collections.nCopies(4, session -> IntStream.range(0, 10).forEach(i -> offsets.add(session.log().append(EVENTS, 1, new Event("e", i))))));
        assertEquals(IntStream.range(0, 40).mapToObj(i -> (long) i).toList(), offsets.stream().sorted().toList());
    }

    @Test
    void misuseIsRefused() {
        alone(log -> {
            assertThrows(IllegalArgumentException.class, () -> log.append(EVENTS, (String) null, new Event("e", 0)));
            assertThrows(IllegalArgumentException.class, () -> log.append(EVENTS, "k", null));
            assertThrows(IllegalArgumentException.class, () -> log.append(EVENTS, 3, new Event("e", 0)));
            assertThrows(IllegalArgumentException.class, () -> log.append(null, "k", new Event("e", 0)));
            assertThrows(IllegalArgumentException.class, () -> log.read(EVENTS, -1, 0, 1, 0));
            assertThrows(IllegalArgumentException.class, () -> log.read(EVENTS, 0, -1, 1, 0));
            assertThrows(IllegalArgumentException.class, () -> log.read(EVENTS, 0, 0, 0, 0));
            assertThrows(IllegalArgumentException.class, () -> log.read(EVENTS, 0, 0, 1, -1));
            assertEquals(0, log.end(EVENTS, 0));
        });
    }
}
