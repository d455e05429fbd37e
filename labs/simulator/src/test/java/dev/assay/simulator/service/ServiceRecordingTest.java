package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Store;
import dev.assay.kit.port.Table;
import dev.assay.simulator.Recording;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Shrinker;
import dev.assay.simulator.Trial;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written down of a world of services, and how a failure in it is made small. */
final class ServiceRecordingTest {
    /** A row. */
    record Count(long n) {}

    private static final Table<Count> COUNTS = new Table<>("counts", Count.class);

    private static Count twice(Store store) {
        store.insert(COUNTS, "a", new Count(1));
        store.insert(COUNTS, "b", new Count(2));
        return store.get(COUNTS, "b").value();
    }

    private static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        for (Recording.Event event : recording.events()) {
            String at = event.node() < 0 ? "-" : recording.name(event.node());
            lines.add(event.timeNanos() / 1_000_000 + " " + at + " " + event.kind() + " " + event.what() + event.journal());
        }
        return lines;
    }

    private static List<String> recorded(Map<Integer, Fault> faults) {
        Trial trial = Trial.recorded();
        World world = new World(World.Setup.quiet(Schedule.of(1, trial), "student")
                .withLatency(Latency.millis(2, 2)).withFaults(Faults.at(faults)));
        SimulatedStore store = new SimulatedStore(world, "store");
        world.instance("a").begin("twice", () -> twice(store));
        world.runToRest();
        return lines(trial.recording());
    }

    @Test
    void callsAndAnswersAreMessages() {
        assertEquals(
                List.of(
                        "0 a REQUEST twice[calls #0 store.insert counts a]",
                        "2 store RECEIVE [answers true]",
                        "4 a RECEIVE [calls #1 store.insert counts b]",
                        "6 store RECEIVE [answers true]",
                        "8 a RECEIVE [calls #2 store.get counts b]",
                        "10 store RECEIVE [answers Row(id=b, value=Count(n=2), version=1)]",
                        "12 a RECEIVE [ends: Count(n=2)]"),
                recorded(Map.of()));
    }

    @Test
    void whatGoesWrongIsSeen() {
        assertEquals(
                List.of(
                        "0 a REQUEST twice[calls #0 store.insert counts a]",
                        "2 store RECEIVE [answers true]",
                        "1000 a TIMER no answer, outcome unknown[fails: OutcomeUnknown]"),
                recorded(Map.of(0, new Fault.LostReply())));
        assertEquals(
                List.of(
                        "0 a REQUEST twice[calls #0 store.insert counts a]",
                        "2 store RECEIVE [answers true]",
                        "4 a RECEIVE [calls #1 store.insert counts b]",
                        "6 store RECEIVE [answers true]",
                        "6 a CRASH []"),
                recorded(Map.of(1, new Fault.CrashAfter())));
        assertEquals(
                List.of("0 a REQUEST twice[calls #0 store.insert counts a]", "4 a TIMER unavailable[fails: Unavailable]"),
                recorded(Map.of(0, new Fault.Refused())));
    }

    @Test
    void whatHappensOutsideOfServicesIsWrittenDownToo() {
        Trial trial = Trial.recorded();
        World world = new World(World.Setup.quiet(Schedule.of(1, trial), "student"));
        world.after(3, () -> world.outside("phone", () -> "onFrame 7", () -> world.note(() -> "shows 7")));
        world.after(4, () -> world.note(() -> "nobody does this"));
        world.runToRest();
        assertEquals(List.of("3 phone REQUEST onFrame 7[shows 7]"), lines(trial.recording()));
    }

    /** Fails if the second insert has happened and nobody knows. */
    private static void explored(Schedule schedule) {
        new Explorer(World.Setup.quiet(schedule, "student").withLatency(Latency.millis(1, 9))).everyCall(Fault.COMMON, world -> {
            SimulatedStore store = new SimulatedStore(world, "store");
            Request<Count> request = world.instance("a").begin("twice", () -> twice(store));
            world.runToRest();
            if (!request.isAnswered() && store.committed(COUNTS, "b") != null) {
                throw new Violation("known", "b is there, and nobody knows.");
            }
        });
    }

    @Test
    void ofManyRunsTheOneThatFailsIsLeft() {
        Shrinker.Failure failure = new Shrinker(ServiceRecordingTest::explored, 100).shrink(7, "known").orElseThrow();
        assertEquals(2, failure.acts().size(), "which run it is, and its fault");
        assertTrue(failure.violation().sentence().endsWith("(the process dies right after call #1 of a, store.insert)"), failure.violation().sentence());
        assertEquals(
                List.of(
                        "0 a REQUEST twice[calls #0 store.insert counts a]",
                        "5 store RECEIVE [answers true]",
                        "10 a RECEIVE [calls #1 store.insert counts b]",
                        "15 store RECEIVE [answers true]",
                        "15 a CRASH []"),
                lines(failure.recording()));
    }
}
