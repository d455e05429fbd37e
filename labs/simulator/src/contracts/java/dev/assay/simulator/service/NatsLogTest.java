package dev.assay.simulator.service;

import com.google.gson.Gson;
import dev.assay.kit.port.Log;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Topic;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** NATS JetStream keeps the contract of the log: a stream a partition, started here. */
final class NatsLogTest extends LogContract {
    private static final long STEP_MILLIS = 600;

    private static NatsServer server;
    private static Connection connection;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = NatsServer.start();
        connection = server.connection();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (server != null) {
            server.stop();
        }
    }

    NatsLogTest() throws IOException, JetStreamApiException {
        JetStreamManagement management = connection.jetStreamManagement();
        for (String stream : management.getStreamNames()) {
            management.deleteStream(stream);
        }
        for (int partition = 0; partition < EVENTS.partitions(); partition++) {
            management.addStream(StreamConfiguration.builder().name(NatsLog.stream(EVENTS, partition))
                    .subjects(NatsLog.stream(EVENTS, partition)).storageType(StorageType.Memory).build());
        }
    }

    @Override
    void together(List<Consumer<Session>> sessions) {
        RealSessions.together(STEP_MILLIS, sessions.stream().<RealSessions.Session>map(session -> steps -> session.accept(new Session() {
            @Override
            public Log log() {
                return new NatsLog(connection);
            }

            @Override
            public void step(int step) {
                steps.accept(step);
            }
        })).toList());
    }

    /** The port, in JetStream's terms: sequence numbers count from 1, offsets from 0. */
    private record NatsLog(Connection connection) implements Log {
        private static final Gson GSON = new Gson();

        static String stream(Topic<?> topic, int partition) {
            return topic.name() + "-" + partition;
        }

        private static int require(Topic<?> topic, int partition) {
            if (topic == null || partition < 0 || partition >= topic.partitions()) {
                throw new IllegalArgumentException("no such partition: " + partition);
            }
            return partition;
        }

        @Override
        public <V> long append(Topic<V> topic, String key, V value) {
            if (topic == null || key == null) {
                throw new IllegalArgumentException("a topic or a key is null");
            }
            return append(topic, topic.partitionOf(key), key, value);
        }

        @Override
        public <V> long append(Topic<V> topic, int partition, V value) {
            return append(topic, require(topic, partition), null, value);
        }

        private <V> long append(Topic<V> topic, int partition, String key, V value) {
            if (value == null) {
                throw new IllegalArgumentException("a value is null");
            }
            Headers headers = new Headers();
            if (key != null) {
                headers.put("key", key);
            }
            try {
                JetStream stream = connection.jetStream();
                return stream.publish(NatsMessage.builder().subject(stream(topic, partition)).headers(headers)
                        .data(GSON.toJson(value)).build()).getSeqno() - 1;
            } catch (IOException | JetStreamApiException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public <V> List<LogEntry<V>> read(Topic<V> topic, int partition, long from, int max, long waitMillis) {
            if (from < 0 || max < 1 || waitMillis < 0) {
                throw new IllegalArgumentException("a read from " + from);
            }
            long there = end(topic, partition) - from;
            if (there <= 0 && waitMillis == 0) {
                return List.of();
            }
            int wanted = (int) Math.max(1, Math.min(max, there));
            try {
                JetStreamSubscription reading = connection.jetStream().subscribe(stream(topic, partition), PullSubscribeOptions.builder()
                        .configuration(ConsumerConfiguration.builder().deliverPolicy(DeliverPolicy.ByStartSequence)
                                .startSequence(from + 1).ackPolicy(AckPolicy.None).build()).build());
                List<LogEntry<V>> entries = new ArrayList<>();
                for (Message message : reading.fetch(wanted, Duration.ofMillis(Math.max(waitMillis, there > 0 ? 5_000 : 1)))) {
                    String key = message.getHeaders() == null ? null : message.getHeaders().getFirst("key");
                    entries.add(new LogEntry<>(partition, message.metaData().streamSequence() - 1, key,
                            GSON.fromJson(new String(message.getData(), StandardCharsets.UTF_8), topic.type()),
                            message.metaData().timestamp().toInstant().toEpochMilli()));
                }
                reading.unsubscribe();
                return entries;
            } catch (IOException | JetStreamApiException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long begin(Topic<?> topic, int partition) {
            require(topic, partition);
            try {
                return Math.max(0, connection.jetStreamManagement().getStreamInfo(stream(topic, partition)).getStreamState().getFirstSequence() - 1);
            } catch (IOException | JetStreamApiException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long end(Topic<?> topic, int partition) {
            require(topic, partition);
            try {
                return connection.jetStreamManagement().getStreamInfo(stream(topic, partition)).getStreamState().getLastSequence();
            } catch (IOException | JetStreamApiException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
