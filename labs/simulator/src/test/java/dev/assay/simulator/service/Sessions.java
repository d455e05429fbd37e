package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Sessions of a contract in the simulated world: a request each, and steps that are 100 virtual milliseconds apart. */
final class Sessions {
    private static final long STEP_MILLIS = 100;

    private Sessions() {}

    /** Runs them to rest; each is given what waits for a step. What one throws is thrown. */
    static void together(World world, List<Consumer<IntConsumer>> sessions) {
        long began = world.nowMillis();
        List<Throwable> thrown = new ArrayList<>();
        List<Request<?>> requests = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            Consumer<IntConsumer> session = sessions.get(i);
            Instance instance = world.instance("client " + i);
            requests.add(instance.begin("session", () -> {
                try {
                    session.accept(step -> instance.time().sleep(Math.max(0, began + step * STEP_MILLIS - instance.time().now())));
                } catch (RuntimeException | AssertionError e) {
                    thrown.add(e);
                }
                return null;
            }));
        }
        world.runToRest();
        for (Throwable first : thrown) {
            if (first instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) first;
        }
        assertTrue(requests.stream().allMatch(Request::isAnswered));
    }
}
