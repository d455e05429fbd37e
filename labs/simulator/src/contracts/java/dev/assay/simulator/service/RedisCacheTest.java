package dev.assay.simulator.service;

import dev.assay.kit.port.Cache;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

/** A real redis-server keeps the contract: an id is a key with a time to live. */
final class RedisCacheTest extends CacheContract {
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
            public <R> R with(Function<Cache, R> request) {
                return request.apply(new RedisCache(client));
            }

            @Override
            public void pass(long millis) {
                try {
                    TimeUnit.MILLISECONDS.sleep(millis);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** The port in Redis commands; a null is refused as a client library would. */
    private record RedisCache(Jedis client) implements Cache {
        @Override
        public boolean contains(String id) {
            return client.exists(key(id));
        }

        @Override
        public void add(String id, long ttlMs) {
            if (ttlMs < 1) {
                throw new IllegalArgumentException("a time to live of " + ttlMs + " ms");
            }
            client.set(key(id), "", SetParams.setParams().px(ttlMs));
        }

        private static String key(String id) {
            if (id == null) {
                throw new IllegalArgumentException("an id is null");
            }
            return "seen/" + id;
        }
    }
}
