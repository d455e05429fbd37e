package dev.assay.simulator.service;

import dev.assay.kit.port.Psp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** An HTTP client and a provider's server keep the contract. Only the time-out is another one than that of the port. */
final class StubPspTest extends PspContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private StubPspServer server;
    private HttpClient client;

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.close();
    }

    @Override
    Bench fresh() {
        try {
            server = new StubPspServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = HttpClient.newHttpClient();
        Psp psp = new HttpPsp(client, server.address(), TIMEOUT);
        return new Bench() {
            @Override
            public <R> R with(Function<Psp, R> request) {
                return request.apply(psp);
            }

            @Override
            public List<Object> both(Function<Psp, ?> first, Function<Psp, ?> second) {
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    Future<Object> one = threads.submit((Callable<Object>) () -> first.apply(psp));
                    server.awaitRunning("k1");
                    Future<Object> other = threads.submit((Callable<Object>) () -> second.apply(psp));
                    return List.of(outcome(one), outcome(other));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void nextArrivesAfter(long millis) {
                server.nextArrivesAfter(millis);
            }

            @Override
            public void pass(long millis) {
                server.pass(millis);
            }
        };
    }

    private static Object outcome(Future<Object> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
