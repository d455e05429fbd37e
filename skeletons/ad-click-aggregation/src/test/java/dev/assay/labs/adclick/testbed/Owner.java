package dev.assay.labs.adclick.testbed;

import dev.assay.kit.port.Checkpoints;
import dev.assay.kit.port.Fenced;
import dev.assay.kit.port.Log;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Topic;
import dev.assay.kit.port.TransactionalLog;
import dev.assay.kit.port.Versioned;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Request;
import java.util.List;
import java.util.Optional;

/** A worker that was assigned a partition, and what it did with its ports. */
public final class Owner {
    private final Instance instance;
    private final int partition;
    private final long epoch;
    private long committedAtOpen = -1;
    private long readAgain;
    private int largestBatch;
    private int saves;
    private long entriesRead;
    private int callsWhenFenced = -1;
    private int writesAfterFenced;
    private Request<?> run;

    Owner(Instance instance, int partition, long epoch) {
        this.instance = instance;
        this.partition = partition;
        this.epoch = epoch;
    }

    void runs(Request<?> request) {
        run = request;
    }

    /** Its process. */
    public Instance instance() {
        return instance;
    }

    /** Its partition. */
    public int partition() {
        return partition;
    }

    /** Its epoch. */
    public long epoch() {
        return epoch;
    }

    /** What it does; it should end only when it is fenced. */
    public Request<?> run() {
        return run;
    }

    /** Whether a port has told it that it is fenced. */
    public boolean isFenced() {
        return callsWhenFenced >= 0;
    }

    /** How many calls its process has made since it was told. */
    public int callsSinceFenced() {
        return isFenced() ? instance.calls() - callsWhenFenced : 0;
    }

    /** How many of these have written something. */
    public int writesAfterFenced() {
        return writesAfterFenced;
    }

    /** How many records it was given that were committed when it opened the partition. */
    public long readAgain() {
        return readAgain;
    }

    /** How many records one read gave it at most. */
    public int largestBatch() {
        return largestBatch;
    }

    /** How many records it was given. */
    public long entriesRead() {
        return entriesRead;
    }

    /** How many checkpoints it saved. */
    public int saves() {
        return saves;
    }

    Log seeing(Log log) {
        return new SeenLog(log);
    }

    TransactionalLog seeing(TransactionalLog log) {
        return new SeenResults(log);
    }

    Checkpoints seeing(Checkpoints checkpoints) {
        return new Checkpoints() {
            @Override
            public <S extends Record> Optional<Versioned<S>> load(String key, Class<S> type) {
                return checkpoints.load(key, type);
            }

            @Override
            public long save(String key, long expectedVersion, Record state) {
                long version = checkpoints.save(key, expectedVersion, state);
                saves++;
                wrote();
                return version;
            }
        };
    }

    private void wrote() {
        if (isFenced()) {
            writesAfterFenced++;
        }
    }

    /** Raw events: what is read is counted. */
    private class SeenLog implements Log {
        private final Log log;

        SeenLog(Log log) {
            this.log = log;
        }

        @Override
        public <V> long append(Topic<V> topic, String key, V value) {
            long offset = log.append(topic, key, value);
            wrote();
            return offset;
        }

        @Override
        public <V> long append(Topic<V> topic, int partition, V value) {
            long offset = log.append(topic, partition, value);
            wrote();
            return offset;
        }

        @Override
        public <V> List<LogEntry<V>> read(Topic<V> topic, int partition, long from, int max, long waitMillis) {
            List<LogEntry<V>> entries = log.read(topic, partition, from, max, waitMillis);
            readAgain += entries.stream().filter(entry -> entry.offset() < committedAtOpen).count();
            largestBatch = Math.max(largestBatch, entries.size());
            entriesRead += entries.size();
            return entries;
        }

        @Override
        public long begin(Topic<?> topic, int partition) {
            return log.begin(topic, partition);
        }

        @Override
        public long end(Topic<?> topic, int partition) {
            return log.end(topic, partition);
        }
    }

    /** Results: who is fenced is remembered. */
    private final class SeenResults extends SeenLog implements TransactionalLog {
        private final TransactionalLog results;

        SeenResults(TransactionalLog results) {
            super(results);
            this.results = results;
        }

        @Override
        public <V> List<LogEntry<V>> read(Topic<V> topic, int partition, long from, int max, long waitMillis) {
            return results.read(topic, partition, from, max, waitMillis);
        }

        @Override
        public long open(Topic<?> topic, int partition, long epoch) {
            try {
                committedAtOpen = results.open(topic, partition, epoch);
                wrote();
                return committedAtOpen;
            } catch (Fenced newer) {
                fenced();
                throw newer;
            }
        }

        @Override
        public long committed(Topic<?> topic, int partition) {
            return results.committed(topic, partition);
        }

        @Override
        public <V> void commit(Topic<V> topic, int partition, long epoch, long nextInput, List<V> values) {
            try {
                results.commit(topic, partition, epoch, nextInput, values);
                wrote();
            } catch (Fenced newer) {
                fenced();
                throw newer;
            }
        }

        private void fenced() {
            if (!isFenced()) {
                callsWhenFenced = instance.calls();
            }
        }
    }
}
