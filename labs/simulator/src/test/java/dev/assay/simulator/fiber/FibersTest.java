package dev.assay.simulator.fiber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FibersTest {
    static Stream<Fibers> makers() {
        return Stream.of(VirtualFibers.probed().orElseThrow(), new PlatformFibers());
    }

    @ParameterizedTest
    @MethodSource("makers")
    void runsOnlyWhenResumed(Fibers fibers) {
        List<String> seen = new ArrayList<>();
        Fiber one = fibers.fiber(() -> {
            seen.add("a1");
            fibers.park();
            seen.add("a2");
        });
        Fiber other = fibers.fiber(() -> {
            seen.add("b1");
            fibers.park();
            seen.add("b2");
        });
        assertEquals(List.of(), seen);
        one.resume();
        other.resume();
        assertEquals(List.of("a1", "b1"), seen);
        other.resume();
        assertTrue(other.isDone());
        assertFalse(one.isDone());
        one.resume();
        assertEquals(List.of("a1", "b1", "b2", "a2"), seen);
        assertTrue(one.isDone());
    }

    @ParameterizedTest
    @MethodSource("makers")
    void parksInsideMonitorsLambdasAndSorts(Fibers fibers) {
        List<Integer> sorted = new ArrayList<>(List.of(3, 1, 2));
        Fiber fiber = fibers.fiber(() -> {
            synchronized (sorted) {
                sorted.sort((a, b) -> {
                    fibers.park();
                    return a - b;
                });
            }
        });
        int resumed = 0;
        while (!fiber.isDone()) {
            fiber.resume();
            resumed++;
        }
        assertEquals(List.of(1, 2, 3), sorted);
        assertTrue(resumed > 2, "it parked in its comparator");
    }

    @Test
    void theTestsRunWithVirtualThreads() {
        assertInstanceOf(VirtualFibers.class, Fibers.probed());
    }

    @Test
    void virtualFibersRunOnTheKernelsThread() {
        Fibers fibers = Fibers.probed();
        StackTraceElement[][] stack = new StackTraceElement[1][];
        Thread kernel = Thread.currentThread();
        Fiber fiber = fibers.fiber(() -> stack[0] = kernel.getStackTrace());
        fiber.resume();
        assertSame(kernel, Thread.currentThread());
        assertTrue(stack[0].length > 0);
    }

    @Test
    void abandonedFibersLeaveNoMemoryBehind() {
        Fibers fibers = Fibers.probed();
        // 100,000 fibers, each holding 100 KB while it stands: ten gigabytes, many times the heap of the tests.
        for (int i = 0; i < 100_000; i++) {
            Fiber fiber = fibers.fiber(() -> {
                byte[] held = new byte[100_000];
                fibers.park();
                held[0] = 1;
            });
            fiber.resume();
            assertFalse(fiber.isDone());
        }
    }
}
