package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import dev.assay.kit.port.Leased;
import dev.assay.kit.port.Queue;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** NATS JetStream keeps the contract of the queue: a stream that is a work queue, and a durable consumer that pulls. */
final class NatsQueueTest extends QueueContract {
    private static final String JOBS = "jobs";
    private static final String WORKERS = "workers";
    private static final long STEP_MILLIS = 600;

    private static NatsServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = NatsServer.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (server != null) {
            server.stop();
        }
    }

    NatsQueueTest() throws IOException, JetStreamApiException {
        JetStreamManagement management = server.connection().jetStreamManagement();
        if (management.getStreamNames().contains(JOBS)) {
            management.deleteStream(JOBS);
        }
        management.addStream(StreamConfiguration.builder().name(JOBS).subjects(JOBS).retentionPolicy(RetentionPolicy.WorkQueue)
                .storageType(StorageType.Memory).build());
        management.addOrUpdateConsumer(JOBS, ConsumerConfiguration.builder().durable(WORKERS).filterSubject(JOBS).ackPolicy(AckPolicy.Explicit)
                .ackWait(Duration.ofMillis(INVISIBLE_STEPS * STEP_MILLIS)).build());
    }

    @Override
    void add(Job job) {
        try {
            server.connection().jetStream().publish(JOBS, new Gson().toJson(job).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    long visibilityMs() {
        return INVISIBLE_STEPS * STEP_MILLIS;
    }

    @Override
    void together(List<Consumer<Session>> sessions) {
        RealSessions.together(STEP_MILLIS, sessions.stream().<RealSessions.Session>map(session -> steps -> {
            NatsQueue queue = new NatsQueue(server.connection(), visibilityMs());
            session.accept(new Session() {
                @Override
                public Queue<Job> queue() {
                    return queue;
                }

                @Override
                public void step(int step) {
                    steps.accept(step);
                }
            });
        }).toList());
    }

    /** Where it differs from the simulation. */
    @Test
    void theAcknowledgementOfAnEarlierDeliveryCounts() {
        add(new Job("a", 1));
        together(List.of(session -> {
            Leased<Job> first = session.queue().receive(visibilityMs()).orElseThrow();
            session.step(INVISIBLE_STEPS + 2);
            assertEquals(2, session.queue().receive(visibilityMs()).orElseThrow().delivery());
            session.queue().ack(first);
            session.step(2 * INVISIBLE_STEPS + 4);
            assertEquals(Optional.empty(), session.queue().receive(visibilityMs()));
        }));
    }

    /** The port, in JetStream's terms. How long a message stays invisible is the consumer's matter there, not the call's. */
    private static final class NatsQueue implements Queue<Job> {
        private static final Gson GSON = new Gson();
        private static final Duration PATIENCE = Duration.ofMillis(200);

        private final JetStreamSubscription subscription;
        private final long visibilityMs;
        private final Map<String, Message> messages = new ConcurrentHashMap<>();

        NatsQueue(Connection connection, long visibilityMs) throws IOException, JetStreamApiException {
            this.subscription = connection.jetStream().subscribe(JOBS, PullSubscribeOptions.bind(JOBS, WORKERS));
            this.visibilityMs = visibilityMs;
        }

        private void requireOurs(long millis) {
            if (millis < 1) {
                throw new IllegalArgumentException("a time of " + millis + " ms");
            }
            if (millis != visibilityMs) {
                throw new UnsupportedOperationException("the consumer's time is " + visibilityMs + " ms");
            }
        }

        @Override
        public Optional<Leased<Job>> receive(long millis) {
            requireOurs(millis);
            List<Message> fetched = subscription.fetch(1, PATIENCE);
            if (fetched.isEmpty()) {
                return Optional.empty();
            }
            Message message = fetched.getFirst();
            messages.put(message.getReplyTo(), message);
            return Optional.of(new Leased<>(message.getReplyTo(), (int) message.metaData().deliveredCount(),
                    GSON.fromJson(new String(message.getData(), StandardCharsets.UTF_8), Job.class)));
        }

        @Override
        public void ack(Leased<Job> leased) {
            if (leased == null) {
                throw new IllegalArgumentException("no lease");
            }
            messages.get(leased.receipt()).ack();
        }

        @Override
        public void extend(Leased<Job> leased, long millis) {
            if (leased == null) {
                throw new IllegalArgumentException("no lease");
            }
            requireOurs(millis);
            messages.get(leased.receipt()).inProgress();
        }
    }
}
