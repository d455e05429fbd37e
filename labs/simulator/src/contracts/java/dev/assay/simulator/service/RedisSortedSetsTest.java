package dev.assay.simulator.service;

import dev.assay.kit.port.SortedSets;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ZRangeParams;

/** A real redis-server keeps the contract. */
final class RedisSortedSetsTest extends SortedSetsContract {
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
            public <R> R with(Function<SortedSets, R> request) {
                return request.apply(new RedisSortedSets(client));
            }
        };
    }

    @Override
    List<String> keys() {
        return server.client().keys("*").stream().sorted().toList();
    }

    /** The port, word by word in Redis commands; a null is refused as a client library would. */
    private record RedisSortedSets(Jedis client) implements SortedSets {
        private static <R> R said(Supplier<R> command) {
            try {
                return command.get();
            } catch (JedisDataException e) {
                if (e.getMessage().contains("not a valid float") || e.getMessage().contains("not a number")
                        || e.getMessage().contains("not a float")) {
                    throw new IllegalArgumentException(e.getMessage(), e);
                }
                throw e;
            }
        }

        private static String text(String text) {
            if (text == null) {
                throw new IllegalArgumentException("a key or a member is null");
            }
            return text;
        }

        @Override
        public boolean zadd(String key, double score, String member) {
            return said(() -> client.zadd(text(key), score, text(member))) == 1;
        }

        @Override
        public double zincrby(String key, double delta, String member) {
            return said(() -> client.zincrby(text(key), delta, text(member)));
        }

        @Override
        public boolean zrem(String key, String member) {
            return said(() -> client.zrem(text(key), text(member))) == 1;
        }

        @Override
        public Double zscore(String key, String member) {
            return said(() -> client.zscore(text(key), text(member)));
        }

        @Override
        public Long zrevrank(String key, String member) {
            return said(() -> client.zrevrank(text(key), text(member)));
        }

        @Override
        public List<Scored> zrevrange(String key, long start, long stop) {
            return said(() -> client.zrangeWithScores(text(key), ZRangeParams.zrangeParams(start, stop).rev())).stream()
                    .map(tuple -> new Scored(tuple.getElement(), tuple.getScore()))
                    .toList();
        }

        @Override
        public long zcount(String key, double min, boolean minExclusive) {
            String bound = Double.isInfinite(min) ? (min < 0 ? "-inf" : "+inf") : Double.toString(min);
            return said(() -> client.zcount(text(key), (minExclusive ? "(" : "") + bound, "+inf"));
        }

        @Override
        public long zcard(String key) {
            return said(() -> client.zcard(text(key)));
        }
    }
}
