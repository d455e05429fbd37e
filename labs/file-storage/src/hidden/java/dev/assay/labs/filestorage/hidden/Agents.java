package dev.assay.labs.filestorage.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.kit.port.NotificationChannel;
import dev.assay.kit.port.Unavailable;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.NamespaceChanged;
import dev.assay.labs.filestorage.testbed.Cloud;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedNotifier;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When devices synchronise. The engine is the test's own. */
@Part(id = "D", title = "Synchronisation")
final class Agents {
    private static final long HOUR = 3_600_000;
    private static final long SOON = 2_000;

    /** A device whose engine writes down when it is asked. */
    private static final class Lounge {
        private final World world;
        private final SimulatedNotifier notifier;
        private final List<Long> began = new ArrayList<>();
        private final Request<?> run;
        private long takesMillis;
        private int failures;

        Lounge(FileStorageSolution solution) {
            world = new World(Office.setup(solution, Schedule.of(1)));
            notifier = new SimulatedNotifier(world, Schedule.of(1), SimulatedNotifier.Quality.PERFECT);
            NotificationChannel channel = notifier.channel("device", Set.of(Cloud.NS));
            Instance device = world.instance("device");
            run = device.begin("run", () -> {
                solution.syncAgent(() -> {
                    began.add(world.nowMillis());
                    if (takesMillis > 0) {
                        device.time().sleep(takesMillis);
                    }
                    if (failures > 0) {
                        failures--;
                        throw new Unavailable("changes");
                    }
                }, channel, device.time()).run();
                return null;
            });
        }

        void event() {
            notifier.deliver(Cloud.NS, new NamespaceChanged(Cloud.NS, 1));
        }

        /** Lets time pass; when syncs began meanwhile. */
        List<Long> during(long millis) {
            long from = world.nowMillis();
            world.runFor(millis);
            Expect.that("agent", run.state() == Request.State.RUNNING, "run ends: " + run.state() + ".");
            return began.stream().filter(at -> at >= from).toList();
        }

        /** The longest time without a sync. */
        long longestGap(long fromMillis, List<Long> syncs) {
            long last = fromMillis;
            long longest = 0;
            for (long at : syncs) {
                longest = Math.max(longest, at - last);
                last = at;
            }
            return Math.max(longest, world.nowMillis() - last);
        }
    }

    @Test
    @Check(
            id = "D7",
            title = "A connected device asks seldom, and at once when it is told to",
            points = 2,
            hint = "Wait for an event, with a time-out of ten minutes.")
    void economy(FileStorageSolution solution) {
        Lounge lounge = new Lounge(solution);
        Expect.that("agent", !lounge.during(SOON).isEmpty(), "A device that starts does not synchronise.");
        List<Long> idle = lounge.during(HOUR);
        Expect.that("agent", idle.size() <= 8, idle.size() + " synchronisations in a connected idle hour; 8 are allowed.");
        for (int i = 0; i < 5; i++) {
            lounge.event();
            Expect.that("agent", !lounge.during(SOON).isEmpty(), "Two seconds after an event the device has not synchronised.");
            lounge.during(40_000);
        }
        lounge.notifier.tell("device", "local", new NamespaceChanged(Cloud.NS, 0));
        Expect.that("agent", !lounge.during(SOON).isEmpty(), "Two seconds after a save on the device it has not synchronised.");
        lounge.during(SOON);
        Expect.that("agent", lounge.during(HOUR).size() <= 8, "After a few events, a connected device asks too often.");
    }

    @Test
    @Check(
            id = "D8",
            title = "An event is lost; the line is cut; the line is back",
            points = 2,
            hint = "Ten minutes while connected, one minute while not, at once when the connection is back.")
    void cut(FileStorageSolution solution) {
        Lounge lounge = new Lounge(solution);
        lounge.during(10_000);
        lounge.event();
        lounge.during(5_000);
        long from = lounge.world.nowMillis();
        long gap = lounge.longestGap(from, lounge.during(HOUR));
        Expect.that("agent", gap <= 601_000, "A connected device does not synchronise for " + gap / 1_000 + " s; an event may have been lost.");
        for (int round = 0; round < 2; round++) {
            lounge.notifier.disconnect("device");
            from = lounge.world.nowMillis();
            gap = lounge.longestGap(from, lounge.during(HOUR));
            Expect.that("agent", gap <= 61_000, "A disconnected device does not synchronise for " + gap / 1_000 + " s.");
            lounge.during(30_000);
            lounge.notifier.reconnect("device");
            Expect.that("agent", !lounge.during(SOON).isEmpty(), "Two seconds after the connection is back the device has not synchronised.");
            lounge.during(SOON);
            Expect.that("agent", lounge.during(HOUR).size() <= 8, "After the connection is back, a device asks too often.");
        }
    }

    @Test
    @Check(
            id = "D9",
            title = "Events come twice and in a hurry, the engine fails or takes long",
            points = 2,
            hint = "A port's exception is no reason to end, nor to try a thousand times. Who was told while he was busy looks again.")
    void trouble(FileStorageSolution solution) {
        Lounge lounge = new Lounge(solution);
        lounge.during(10_000);
        lounge.failures = 1_000_000;
        lounge.event();
        for (int i = 0; i < 4; i++) {
            List<Long> tries = lounge.during(61_000);
            Expect.that("agent", !tries.isEmpty(), "When the engine fails, it is not asked again within a minute.");
            Expect.that("agent", tries.size() <= 61, "When the engine fails, it is asked " + tries.size() + " times within a minute.");
        }
        lounge.failures = 0;
        Expect.that("agent", !lounge.during(61_000).isEmpty(), "When the engine works again, it is not asked within a minute.");
        for (int i = 0; i < 3; i++) {
            lounge.event();
        }
        lounge.notifier.tell("device", "something else", new NamespaceChanged("x", 0));
        Expect.that("agent", !lounge.during(SOON).isEmpty(), "Two seconds after four events the device has not synchronised.");
        lounge.during(SOON);
        Expect.that("agent", lounge.during(HOUR).size() <= 8, "After events that came twice, a device asks too often.");
        lounge.takesMillis = 3_000;
        lounge.event();
        lounge.during(1_000);
        lounge.event();
        long from = lounge.world.nowMillis();
        Expect.that("agent", !lounge.during(2_000 + SOON).isEmpty(), "What came while the engine was busy was forgotten.");
        lounge.takesMillis = 0;
        lounge.during(20_000);
        lounge.notifier.disconnect("device");
        lounge.failures = 1;
        lounge.notifier.reconnect("device");
        lounge.during(61_000);
        Expect.equal("agent", "The failures that are left a minute after the connection came back", 0, lounge.failures);
        Expect.that("agent", lounge.longestGap(from, lounge.during(HOUR)) > 0, "Time stands still.");
    }
}
