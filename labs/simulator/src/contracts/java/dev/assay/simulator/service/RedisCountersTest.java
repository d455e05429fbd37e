package dev.assay.simulator.service;

import dev.assay.kit.port.Counters;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

/**
 * A real redis-server keeps the contract. A script is run command by
 * command, by the only client there is; that nothing comes between the commands of a script is EVAL's promise, and not examined.
 */
final class RedisCountersTest extends CountersContract {
    private static final long LARGEST_SCORE = 1L << 53;

    private static RedisServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        server.stop();
    }

    @Override
    Bench fresh() {
        Jedis client = server.client();
        client.flushAll();
        return new Bench() {
            @Override
            public <R> R with(Function<Counters, R> request) {
                return request.apply(new RedisCounters(client));
            }

            @Override
            public void pass(long millis) {
                try {
                    Thread.sleep(millis + 1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** The port, word by word in Redis commands; arguments are checked as a client library would. */
    private record RedisCounters(Jedis client) implements Counters {
        private static <R> R said(Supplier<R> command) {
            try {
                return command.get();
            } catch (JedisDataException e) {
                if (e.getMessage().contains("overflow")) {
                    throw new ArithmeticException(e.getMessage());
                }
                if (e.getMessage().startsWith("WRONGTYPE")) {
                    throw new IllegalArgumentException(e.getMessage(), e);
                }
                throw e;
            }
        }

        private static String key(String key) {
            if (key == null) {
                throw new IllegalArgumentException("a key is null");
            }
            return key;
        }

        private static long ttl(long millis) {
            if (millis < 1) {
                throw new IllegalArgumentException("a time to live of " + millis + " ms");
            }
            return millis;
        }

        @Override
        public OptionalLong get(String key) {
            String value = said(() -> client.get(key(key)));
            return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
        }

        @Override
        public void set(String key, long value, long ttlMs) {
            client.set(key(key), Long.toString(value), SetParams.setParams().px(ttl(ttlMs)));
        }

        @Override
        public long increment(String key, long by) {
            return said(() -> client.incrBy(key(key), by));
        }

        @Override
        public void expire(String key, long ttlMs) {
            client.pexpire(key(key), ttl(ttlMs));
        }

        @Override
        public boolean compareAndSet(String key, OptionalLong expected, long value, long ttlMs) {
            boolean holds = get(key).equals(expected);
            if (holds) {
                set(key, value, ttlMs);
            }
            return holds;
        }

        @Override
        public <R> R atomically(Function<Script, R> script) {
            List<String> time = client.time();
            long now = Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
            return script.apply(new RedisScript(this, now));
        }
    }

    private record RedisScript(RedisCounters store, long nowMs) implements Counters.Script {
        private Jedis client() {
            return store.client();
        }

        @Override
        public OptionalLong get(String key) {
            return store.get(key);
        }

        @Override
        public void set(String key, long value) {
            client().set(RedisCounters.key(key), Long.toString(value));
        }

        @Override
        public long increment(String key, long by) {
            return store.increment(key, by);
        }

        @Override
        public void expire(String key, long ttlMs) {
            store.expire(key, ttlMs);
        }

        @Override
        public void zadd(String key, long score, String member) {
            if (Math.abs(score) > LARGEST_SCORE) {
                throw new IllegalArgumentException("the score " + score + " is beyond 2^53");
            }
            RedisCounters.said(() -> client().zadd(RedisCounters.key(key), score, member));
        }

        @Override
        public void zremoveUpTo(String key, long maxScore) {
            RedisCounters.said(() -> client().zremrangeByScore(RedisCounters.key(key), "-inf", Long.toString(maxScore)));
        }

        @Override
        public int zcard(String key) {
            return (int) (long) RedisCounters.said(() -> client().zcard(RedisCounters.key(key)));
        }

        @Override
        public OptionalLong zscore(String key, int rank) {
            var found = RedisCounters.said(() -> client().zrangeWithScores(RedisCounters.key(key), rank, rank));
            return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) found.getFirst().getScore());
        }
    }
}
