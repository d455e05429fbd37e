package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Mutex;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Promise;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.assay.kit.port.Fibers} promises: requests of one process meet, and die with it. */
final class SimulatedFibersTest {
    private final World world = new World(World.Setup.quiet(Schedule.of(1), "student"));
    private final Instance instance = world.instance("i");
    private final SimulatedFibers fibers = new SimulatedFibers(world, instance);

    @Test
    void whoAwaitsGetsTheValueOnceItIsThere() {
        Promise<String> promise = fibers.promise();
        List<Request<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(instance.begin("await", promise::await));
        }
        world.runFor(10);
        assertTrue(waiting.stream().noneMatch(Request::isAnswered));
        instance.begin("complete", () -> {
            promise.complete("a");
            promise.complete("b");
            return null;
        });
        world.runToRest();
        assertTrue(promise.isDone());
        assertTrue(waiting.stream().allMatch(request -> request.result().equals("a")));
        Request<String> late = instance.begin("await", promise::await);
        world.runToRest();
        assertEquals("a", late.result());
    }

    @Test
    void whatItIsFailedWithIsThrown() {
        Promise<String> promise = fibers.promise();
        Request<String> waiting = instance.begin("await", promise::await);
        instance.begin("fail", () -> {
            promise.fail(new OutcomeUnknown("x"));
            return null;
        });
        world.runToRest();
        assertEquals(OutcomeUnknown.class, waiting.failure().getClass());
    }

    @Test
    void aLockGoesToWhoAskedFirst() {
        Mutex mutex = fibers.mutex();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            instance.begin("lock", () -> {
                mutex.lock();
                instance.time().sleep(10);
                order.add(number);
                mutex.unlock();
                return null;
            });
        }
        world.runToRest();
        assertEquals(List.of(0, 1, 2, 3), order);
        assertEquals(40, world.nowMillis());
        assertThrows(IllegalStateException.class, mutex::unlock);
    }

    @Test
    void spawnedFibersRun() {
        List<String> order = new ArrayList<>();
        instance.begin("parent", () -> {
            fibers.spawn("child", () -> order.add("child"));
            order.add("parent");
            instance.time().sleep(1);
            order.add("parent again");
            return null;
        });
        world.runToRest();
        assertEquals(List.of("parent", "child", "parent again"), order);
    }

    @Test
    void whoWaitsForEverIsReported() {
        Promise<String> promise = fibers.promise();
        instance.begin("await", promise::await);
        assertThrows(Violation.class, world::runToRest);
    }

    @Test
    void whoDiesDoesNotWait() {
        Promise<String> promise = fibers.promise();
        Mutex mutex = fibers.mutex();
        instance.begin("await", promise::await);
        instance.begin("lock", () -> {
            mutex.lock();
            instance.time().sleep(1_000);
            return null;
        });
        world.after(10, instance::crash);
        world.runToRest();
        Request<Boolean> next = instance.begin("lock", () -> {
            mutex.lock();
            mutex.unlock();
            return true;
        });
        world.runToRest();
        assertTrue(next.isAnswered());
    }
}
