package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Service;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Time;
import dev.assay.kit.port.Unavailable;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process that starts, ticks and comes back. */
final class ServerTest {
    /** A row. */
    record Note(long at) {}

    private static final Table<Note> NOTES = new Table<>("notes", Note.class);

    private final List<String> journal = new ArrayList<>();

    private final class Noting implements Service {
        private final Store store;
        private final Time time;

        Noting(Store store, Time time) {
            this.store = store;
            this.time = time;
            journal.add("built at " + time.now());
        }

        @Override
        public void start() {
            store.get(NOTES, "k");
            journal.add("started at " + time.now());
        }

        @Override
        public void tick() {
            store.get(NOTES, "k");
            journal.add("tick at " + time.now());
        }

        void forEver() {
            while (true) {
                time.sleep(700);
                journal.add("loop at " + time.now());
            }
        }

        String ask() {
            store.get(NOTES, "k");
            return "answer at " + time.now();
        }
    }

    private Server<Noting> server(World world) {
        SimulatedStore store = new SimulatedStore(world, "store");
        return new Server<>(world, "a", 0, instance -> new Noting(store, instance.time()));
    }

    private static World world(Faults faults) {
        return new World(World.Setup.quiet(Schedule.of(1), "student").withLatency(Latency.millis(5, 5)).withFaults(faults));
    }

    @Test
    void startsBeforeItIsAskedAndTicksOneAtATime() {
        World world = world(Faults.none());
        Server<Noting> server = server(world).tickEvery(1_000).alongside("for ever", Noting::forEver).boot();
        assertEquals(Unavailable.class, server.request("early", Noting::ask).failure().getClass());
        world.runFor(2_500);
        assertEquals(List.of("built at 0", "started at 10", "loop at 710", "tick at 1020", "loop at 1410", "tick at 2030", "loop at 2110"), journal);
        Request<String> asked = server.request("ask", Noting::ask);
        world.runFor(20);
        assertEquals("answer at 2510", asked.result());
        assertTrue(server.endedLoops().isEmpty());
    }

    @Test
    void comesBackWithNewMemory() {
        World world = world(Faults.none());
        Server<Noting> server = server(world).tickEvery(1_000).restartAfter(() -> 4_000).boot();
        world.runFor(500);
        Request<String> lost = server.request("ask", Noting::ask);
        server.crash();
        assertEquals(Request.State.LOST, lost.state());
        assertFalse(server.isUp());
        world.runFor(4_200);
        assertEquals(List.of("built at 0", "started at 10", "built at 4500", "started at 4510"), journal);
        server.downFor(90_000);
        world.runFor(89_000);
        assertFalse(server.isUp());
        world.runFor(2_000);
        assertTrue(server.isUp());
    }

    @Test
    void aStartThatFailsIsTriedAgain() {
        World world = world(Faults.at(Map.of(0, new Fault.Refused(), 1, new Fault.CrashAfter())));
        Server<Noting> server = server(world).boot();
        world.runFor(10_000);
        assertTrue(server.isUp());
        assertEquals(List.of("built at 0", "built at 4015", "started at 4025"), journal);
    }

    @Test
    void aTickThatFailsIsFollowedByTheNext() {
        World world = world(Faults.at(Map.of(1, new Fault.Refused())));
        server(world).tickEvery(1_000).boot();
        world.runFor(2_100);
        assertEquals(List.of("built at 0", "started at 10", "tick at 2030"), journal);
    }
}
