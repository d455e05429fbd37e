package dev.assay.simulator.service;

import com.google.gson.Gson;
import dev.assay.kit.port.Fenced;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.OffsetOutOfRange;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Topic;
import dev.assay.kit.port.TransactionalLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The port in Kafka's words. A partition's owner is whoever has initialised the partition's transactional id last; the consumed position is
 * an offset of a consumer group that is committed in the same transaction. Kafka does not know our epochs: the largest one stands in the
 * position's metadata.
 */
final class KafkaTransactionalLog implements TransactionalLog, AutoCloseable {
    private static final Gson GSON = new Gson();

    private final String address;
    private final String prefix;
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> plain;
    private final Map<String, Owner> owners = new HashMap<>();

    private record Owner(long epoch, KafkaProducer<String, String> producer) {}

    private record Position(long next, long epoch) {}

    /** @param prefix of all names, so that tests do not meet */
    KafkaTransactionalLog(String address, String prefix) {
        this.address = address;
        this.prefix = prefix;
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", address, "isolation.level", "read_committed", "group.id", prefix,
                "enable.auto.commit", "false", "auto.offset.reset", "none"), new StringDeserializer(), new StringDeserializer());
        this.plain = new KafkaProducer<>(Map.of("bootstrap.servers", address, "linger.ms", "0"), new StringSerializer(), new StringSerializer());
    }

    private TopicPartition check(Topic<?> topic, int partition) {
        if (topic == null || partition < 0 || partition >= topic.partitions()) {
            throw new IllegalArgumentException("the partition " + partition + " of " + topic);
        }
        return new TopicPartition(prefix + "-" + topic.name(), partition);
    }

    private Position position(TopicPartition partition) {
        OffsetAndMetadata there = consumer.committed(Set.of(partition)).get(partition);
        return there == null ? new Position(0, 0) : new Position(there.offset(), Long.parseLong(there.metadata()));
    }

    @Override
    public long open(Topic<?> topic, int partition, long epoch) {
        TopicPartition at = check(topic, partition);
        if (epoch < 1) {
            throw new IllegalArgumentException("an epoch of " + epoch);
        }
        if (position(at).epoch() > epoch) {
            throw new Fenced("open " + at + " epoch " + epoch);
        }
        KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of("bootstrap.servers", address, "transactional.id", at.toString(),
                "linger.ms", "0"), new StringSerializer(), new StringSerializer());
        Owner before = owners.put(at.toString(), new Owner(epoch, producer));
        if (before != null) {
            before.producer().close(Duration.ZERO);
        }
        producer.initTransactions(); // fences whoever was there, and ends what it left open
        long next = position(at).next();
        transact(at, producer, next, epoch, List.of());
        return next;
    }

    @Override
    public long committed(Topic<?> topic, int partition) {
        return position(check(topic, partition)).next();
    }

    @Override
    public <V> void commit(Topic<V> topic, int partition, long epoch, long nextInput, List<V> values) {
        TopicPartition at = check(topic, partition);
        if (epoch < 1 || values == null || values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a commit of epoch " + epoch + " of " + values);
        }
        Owner owner = owners.get(at.toString());
        if (owner == null || owner.epoch() != epoch) {
            throw new Fenced("commit " + at + " epoch " + epoch);
        }
        Position there = position(at);
        if (there.epoch() <= epoch && nextInput < there.next()) {
            throw new IllegalArgumentException("a commit up to " + nextInput + " after one up to " + there.next());
        }
        transact(at, owner.producer(), nextInput, epoch, values);
    }

    private void transact(TopicPartition at, KafkaProducer<String, String> producer, long next, long epoch, List<?> values) {
        try {
            producer.beginTransaction();
            values.forEach(value -> producer.send(new ProducerRecord<>(at.topic(), at.partition(), null, GSON.toJson(value))));
            producer.sendOffsetsToTransaction(Map.of(at, new OffsetAndMetadata(next, Long.toString(epoch))), consumer.groupMetadata());
            producer.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
            throw new Fenced(fenced.getMessage());
        } catch (TimeoutException silent) {
            throw new OutcomeUnknown(silent.getMessage());
        } catch (KafkaException wrapped) {
            if (wrapped.getCause() instanceof ProducerFencedException || wrapped.getCause() instanceof InvalidProducerEpochException) {
                throw new Fenced(wrapped.getMessage());
            }
            throw wrapped;
        }
    }

    @Override
    public <V> long append(Topic<V> topic, String key, V value) {
        return send(new ProducerRecord<>(prefix + "-" + topic.name(), topic.partitionOf(key), key, GSON.toJson(value)));
    }

    @Override
    public <V> long append(Topic<V> topic, int partition, V value) {
        TopicPartition at = check(topic, partition);
        return send(new ProducerRecord<>(at.topic(), partition, null, GSON.toJson(value)));
    }

    private long send(ProducerRecord<String, String> entry) {
        try {
            return plain.send(entry).get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new OutcomeUnknown(e.getMessage());
        }
    }

    @Override
    public <V> List<LogEntry<V>> read(Topic<V> topic, int partition, long from, int max, long waitMillis) {
        TopicPartition at = check(topic, partition);
        consumer.assign(List.of(at));
        consumer.seek(at, from);
        List<LogEntry<V>> entries = new ArrayList<>();
        try {
            for (ConsumerRecord<String, String> entry : consumer.poll(Duration.ofMillis(waitMillis))) {
                if (entries.size() < max) {
                    entries.add(new LogEntry<>(partition, entry.offset(), entry.key(), GSON.fromJson(entry.value(), topic.type()), entry.timestamp()));
                }
            }
        } catch (OffsetOutOfRangeException gone) {
            long begin = begin(topic, partition);
            if (from < begin) {
                throw new OffsetOutOfRange(gone.getMessage(), begin);
            }
        }
        return entries;
    }

    @Override
    public long begin(Topic<?> topic, int partition) {
        TopicPartition at = check(topic, partition);
        return consumer.beginningOffsets(List.of(at)).get(at);
    }

    @Override
    public long end(Topic<?> topic, int partition) {
        TopicPartition at = check(topic, partition);
        return consumer.endOffsets(List.of(at)).get(at);
    }

    /** A producer's transaction that is begun and never committed: its values are sent, and their positions are not. */
    <V> void leaveOpen(Topic<V> topic, int partition, V value) {
        TopicPartition at = check(topic, partition);
        KafkaProducer<String, String> producer = owners.get(at.toString()).producer();
        producer.beginTransaction();
        send(producer, new ProducerRecord<>(at.topic(), partition, null, GSON.toJson(value)));
    }

    private static void send(KafkaProducer<String, String> producer, ProducerRecord<String, String> entry) {
        try {
            producer.send(entry).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        owners.values().forEach(owner -> owner.producer().close(Duration.ZERO));
        plain.close(Duration.ZERO);
        consumer.close();
    }
}
