package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Write;
import dev.assay.simulator.Schedule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.assay.kit.port.Replica} promises: it lags, it can stand still, and it never shows a later commit without an earlier one. */
final class SimulatedReplicaTest {
    /** What is kept. */
    record Count(long n) {}

    private static final Table<Count> COUNTS = new Table<>("counts", Count.class);

    private final World world = new World(World.Setup.quiet(Schedule.of(1), "student"));
    private final SimulatedStore store = new SimulatedStore(world, "store");
    private final Deque<Long> lags = new ArrayDeque<>();
    private final SimulatedReplica replica = new SimulatedReplica(world, store, "replica", () -> lags.isEmpty() ? 100 : lags.remove());
    private final Instance client = world.instance("client");

    private void write(String id, long n) {
        client.begin("write", () -> store.transact(List.of(), List.of(new Write(COUNTS, id, new Count(n)))));
        world.runFor(0);
    }

    private Row<Count> read(String id) {
        Request<Row<Count>> read = client.begin("read", () -> replica.get(COUNTS, id));
        world.runFor(0);
        return read.result();
    }

    @Test
    void whatIsCommittedIsThereAfterAWhile() {
        write("a", 1);
        assertNull(read("a"));
        world.runFor(99);
        assertNull(read("a"));
        world.runFor(1);
        assertEquals(new Row<>("a", new Count(1), 1), read("a"));
        write("a", 2);
        assertEquals(1, read("a").version());
        world.runFor(100);
        assertEquals(new Row<>("a", new Count(2), 2), read("a"));
        client.begin("delete", () -> store.delete(COUNTS, "a"));
        world.runFor(100);
        assertNull(read("a"));
    }

    @Test
    void aLaterCommitNeverComesBeforeAnEarlierOne() {
        lags.addAll(List.of(500L, 10L, 0L));
        write("a", 1);
        write("b", 2);
        write("a", 3);
        world.runFor(499);
        assertNull(read("b"));
        assertNull(read("a"));
        world.runFor(1);
        assertEquals(3, read("a").value().n());
        assertEquals(2, read("b").value().n());
    }

    @Test
    void rowsOfOneCommitComeTogether() {
        client.begin("write", () -> store.transact(List.of(), List.of(new Write(COUNTS, "a", new Count(1)), new Write(COUNTS, "b", new Count(1)))));
        for (int i = 0; i < 12; i++) {
            world.runFor(10);
            assertEquals(read("a") == null, read("b") == null);
        }
        assertEquals(1, read("b").value().n());
    }

    @Test
    void itCanStandStillAndCatchesUp() {
        replica.standsStill(150, 1_000);
        write("a", 1);
        world.runFor(120);
        assertEquals(1, read("a").value().n());
        write("a", 2);
        world.runFor(800);
        assertEquals(1, read("a").value().n());
        world.runFor(80);
        assertEquals(2, read("a").value().n());
    }

    @Test
    void itCanBeOutOfReach() {
        replica.isDown(0, 10_000);
        Request<Row<Count>> read = client.begin("read", () -> replica.get(COUNTS, "a"));
        world.runFor(2_000);
        assertTrue(read.failure() instanceof OutcomeUnknown);
    }

    @Test
    void misuseIsRefused() {
        Request<Boolean> misuse = client.begin("misuse", () -> {
            assertThrows(IllegalArgumentException.class, () -> replica.get(null, "a"));
            assertThrows(IllegalArgumentException.class, () -> replica.get(COUNTS, null));
            assertThrows(IllegalArgumentException.class, () -> replica.get(COUNTS, ""));
            return true;
        });
        world.runFor(1);
        assertTrue(misuse.isAnswered());
    }
}
