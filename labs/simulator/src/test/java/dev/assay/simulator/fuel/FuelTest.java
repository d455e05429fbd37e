package dev.assay.simulator.fuel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.simulator.fuel.Exhausted.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FuelTest {
    @AfterEach
    void forget() {
        Fuel.refill(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
    }

    @Test
    void whatIsSpentStaysSpentUntilTheNextRefill() {
        Fuel.refill(10);
        Fuel.charge(10);
        assertFalse(Fuel.tripped());
        Exhausted first = assertThrows(Exhausted.class, () -> Fuel.charge(1));
        assertEquals(Kind.FUEL, first.kind());
        assertSame(first, assertThrows(Exhausted.class, Fuel::check));
        assertSame(first, assertThrows(Exhausted.class, () -> Fuel.enter(0)));
        assertSame(first, assertThrows(Exhausted.class, () -> Fuel.caught(new RuntimeException(), 0)));
        assertEquals(10, Fuel.spent());
        Fuel.refill(10);
        Fuel.check();
        assertEquals(0, Fuel.spent());
    }

    @Test
    void memoryIsSpentBeforeTheArrayIsMade() {
        Fuel.refill(1_000_000_000, 1_000);
        Fuel.array(100, 8);
        assertEquals(Kind.MEMORY, assertThrows(Exhausted.class, () -> Fuel.array(Integer.MAX_VALUE, 8)).kind());
    }

    @Test
    void theFirstReasonIsTheOneThatCounts() {
        Fuel.refill(10, 10);
        assertThrows(Exhausted.class, () -> Fuel.array(100, 8));
        assertThrows(Exhausted.class, () -> Fuel.charge(1_000));
        assertEquals(Kind.MEMORY, Fuel.cause());
    }

    @Test
    void depthIsCountedAndPutBackByTheHandler() {
        Fuel.refill(1_000_000);
        for (int i = 0; i < Fuel.DEEPEST; i++) {
            assertEquals(i, Fuel.enter(1));
        }
        Fuel.caught(new RuntimeException(), 5);
        assertEquals(6, Fuel.depth());
        Fuel.restore(Fuel.DEEPEST);
        assertEquals(Kind.DEPTH, assertThrows(Exhausted.class, () -> Fuel.enter(1)).kind());
    }

    @Test
    void whatTheMachineItselfRanOutOfCounts() {
        Fuel.refill(1_000_000);
        assertThrows(Exhausted.class, () -> Fuel.caught(new StackOverflowError(), 0));
        assertEquals(Kind.DEPTH, Fuel.cause());
        Fuel.refill(1_000_000);
        assertThrows(Exhausted.class, () -> Fuel.caught(new OutOfMemoryError(), 0));
        assertEquals(Kind.MEMORY, Fuel.cause());
    }

    @Test
    void aPauseLeavesNoTrace() {
        Fuel.refill(100);
        Fuel.charge(7);
        long[] kept = Fuel.pause();
        Fuel.charge(1_000);
        Fuel.resume(kept);
        assertEquals(7, Fuel.spent());
        assertTrue(Fuel.place().isEmpty());
    }
}
