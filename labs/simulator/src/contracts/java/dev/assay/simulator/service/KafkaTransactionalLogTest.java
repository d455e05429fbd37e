package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.TransactionalLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Kafka broker keeps the contract. Where it differs from the simulation is shown at the end. */
final class KafkaTransactionalLogTest extends TransactionalLogContract {
    private static final long STEP_MILLIS = 4_000;

    private static KafkaBroker broker;
    private static int tests;

    private final String prefix = "test-" + ++tests;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        broker = KafkaBroker.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (broker != null) {
            broker.stop();
        }
    }

    KafkaTransactionalLogTest() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(prefix + "-" + RESULTS.name(), RESULTS.partitions(), (short) 1))).all().get();
        }
    }

    @Override
    void together(List<Consumer<Session>> sessions) {
        RealSessions.together(STEP_MILLIS, sessions.stream().<RealSessions.Session>map(session -> steps -> {
            try (KafkaTransactionalLog log = new KafkaTransactionalLog(broker.address(), prefix)) {
                session.accept(new Session() {
                    @Override
                    public TransactionalLog log() {
                        return log;
                    }

                    @Override
                    public void step(int step) {
                        steps.accept(step);
                    }
                });
            }
        }).toList());
    }

    @Test
    void markersOfTransactionsLeaveHoles() {
        try (KafkaTransactionalLog log = new KafkaTransactionalLog(broker.address(), prefix)) {
            log.open(RESULTS, 0, 1);
            log.commit(RESULTS, 0, 1, 1, List.of(new Event("a", 1), new Event("a", 2)));
            log.commit(RESULTS, 0, 1, 2, List.of(new Event("a", 3)));
            List<LogEntry<Event>> entries = log.read(RESULTS, 0, 0, 10, 5_000);
            assertEquals(List.of(0L, 1L, 3L), entries.stream().map(LogEntry::offset).toList());
            assertEquals(5, log.end(RESULTS, 0));
        }
    }

    @Test
    void whatADeadOwnerLeftOpenIsNeverSeen() {
        try (KafkaTransactionalLog dead = new KafkaTransactionalLog(broker.address(), prefix);
                KafkaTransactionalLog owner = new KafkaTransactionalLog(broker.address(), prefix)) {
            dead.open(RESULTS, 0, 1);
            dead.leaveOpen(RESULTS, 0, new Event("lost", 1));
            assertEquals(0, owner.end(RESULTS, 0), "whoever reads what is committed stands before an open transaction");
            assertEquals(0, owner.open(RESULTS, 0, 2));
            owner.commit(RESULTS, 0, 2, 4, List.of(new Event("kept", 2)));
            List<LogEntry<Event>> entries = owner.read(RESULTS, 0, 0, 10, 5_000);
            assertEquals(List.of(2L), entries.stream().map(entry -> entry.value().n()).toList());
            assertTrue(entries.getFirst().offset() > 1, "the record and its transaction's marker have taken offsets");
        }
    }
}
