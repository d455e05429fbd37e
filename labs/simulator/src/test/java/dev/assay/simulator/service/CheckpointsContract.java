package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Checkpoints;
import dev.assay.kit.port.VersionConflict;
import dev.assay.kit.port.Versioned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@link Checkpoints} promises. The simulation is held to it in every build, PostgreSQL in profile {@code contracts}. */
abstract class CheckpointsContract {
    /** A part of a state. */
    record Item(String id, long n) {}

    /** A state. */
    record State(long next, List<Item> items, Map<String, Long> counts) {}

    /** One of those that use the store at the same time. */
    interface Session {
        /** The store, as this session's connection sees it. */
        Checkpoints checkpoints();

        /** Waits until a step begins; steps count from 0. */
        void step(int step);
    }

    /** Runs sessions at the same time, and returns when all have ended; what one throws is thrown. */
    abstract void together(List<Consumer<Session>> sessions);

    private void alone(Consumer<Checkpoints> session) {
        together(List.of(one -> session.accept(one.checkpoints())));
    }

    private static State state(long next) {
        return new State(next, List.of(new Item("a", next), new Item("ü", -1)), Map.of("x", next));
    }

    @Test
    void versionsCountFromOne() {
        alone(there -> {
            assertEquals(Optional.empty(), there.load("k", State.class));
            assertEquals(1, there.save("k", 0, state(5)));
            assertEquals(2, there.save("k", 1, state(9)));
            assertEquals(Optional.of(new Versioned<>(2, state(9))), there.load("k", State.class));
            assertEquals(Optional.empty(), there.load("other", State.class));
        });
    }

    @Test
    void anotherVersionIsAConflict() {
        alone(there -> {
            assertEquals(0, assertThrows(VersionConflict.class, () -> there.save("k", 1, state(1))).actual());
            there.save("k", 0, state(1));
            assertEquals(1, assertThrows(VersionConflict.class, () -> there.save("k", 0, state(2))).actual());
            there.save("k", 1, state(3));
            assertEquals(2, assertThrows(VersionConflict.class, () -> there.save("k", 1, state(4))).actual());
            assertEquals(2, assertThrows(VersionConflict.class, () -> there.save("k", 7, state(4))).actual());
            assertEquals(state(3), there.load("k", State.class).orElseThrow().value());
        });
    }

    @Test
    void ofThoseWhoSaveAtTheSameMomentOneWins() {
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        together(Collections.nCopies(4, session -> {
            session.step(1);
            try {
                session.checkpoints().save("k", 0, state(1));
                outcomes.add("saved");
            } catch (VersionConflict conflict) {
                assertEquals(1, conflict.actual());
                outcomes.add("conflict");
            }
        }));
        assertEquals(1, Collections.frequency(outcomes, "saved"));
        assertEquals(3, Collections.frequency(outcomes, "conflict"));
    }

    @Test
    void largeStatesAreKept() {
        alone(there -> {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                items.add(new Item("impression " + i, i));
            }
            there.save("k", 0, new State(1, items, Map.of()));
            assertEquals(items, there.load("k", State.class).orElseThrow().value().items());
        });
    }

    @Test
    void misuseIsRefused() {
        alone(there -> {
            assertThrows(IllegalArgumentException.class, () -> there.load("", State.class));
            assertThrows(IllegalArgumentException.class, () -> there.load(null, State.class));
            assertThrows(IllegalArgumentException.class, () -> there.load("k", null));
            assertThrows(IllegalArgumentException.class, () -> there.save("", 0, state(1)));
            assertThrows(IllegalArgumentException.class, () -> there.save("k", -1, state(1)));
            assertThrows(IllegalArgumentException.class, () -> there.save("k", 0, null));
            assertTrue(there.load("k", State.class).isEmpty());
        });
    }
}
