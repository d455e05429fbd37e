package dev.assay.labs.filestorage.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.testbed.Cloud;
import dev.assay.labs.filestorage.testbed.Device;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Devices that keep their files as everybody's. Service and uploader are the reference's. */
@Part(id = "D", title = "Synchronisation")
final class Devices {
    private static final Latency RPC = Latency.millis(0, 120);
    private static final int MOST_CALLS = 60;

    private static Household household(FileStorageSolution solution, Schedule schedule, Faults faults, int size) {
        return new Household(solution, new World(Office.setup(solution, schedule).withFaults(faults)), schedule, size, RPC);
    }

    @Test
    @Check(
            id = "D1",
            title = "Users edit one after the other, devices die now and then: no copies, and nothing is lost",
            points = 3,
            schedules = 24,
            hint = "What if the device dies right after it has written a file, or right after a commit?")
    void sequential(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("users");
            Household.Trouble trouble = new Household.Trouble(schedule, 12, 0);
            Household household = household(solution, schedule, trouble, 2).syncEvery(1_500);
            for (int i = 0; i < 10; i++) {
                int device = random.nextInt(2);
                String path = "f" + random.nextInt(2) + ".txt";
                if (random.nextInt(6) == 0) {
                    household.remove(device, path);
                } else {
                    household.save(device, path);
                }
                household.world().runFor(30_000);
            }
            trouble.end();
            household.world().runFor(60_000);
            household.requireConverged();
            household.requireNoCopies();
        });
    }

    private static void together(FileStorageSolution solution, Schedule schedule, Household.Trouble trouble) {
        RandomStream random = schedule.stream("users");
        int size = 2 + random.nextInt(2);
        Household household = household(solution, schedule, trouble, size).syncEvery(1_000);
        for (int d = 0; d < size; d++) {
            int device = d;
            long from = random.nextInt(30_000);
            household.device(d).line().isDown(from, from + random.nextInt(15_000));
            for (int i = 0; i < 12; i++) {
                String path = "f" + random.nextInt(3);
                boolean isDeletion = random.nextInt(6) == 0;
                household.world().after(random.nextInt(36_000), () -> {
                    if (isDeletion) {
                        household.remove(device, path);
                    } else {
                        household.save(device, path);
                    }
                });
            }
        }
        household.world().runFor(50_000);
        trouble.end();
        household.world().runFor(60_000);
        household.requireConverged();
        Expect.that("J4", household.copies() <= 12L * size, "There are more copies than edits.");
    }

    @Test
    @Check(
            id = "D2",
            title = "Two or three devices edit the same files, online and offline: all end with the same files, and nothing is lost",
            points = 4,
            schedules = 24,
            hint = "The user saves while you download. Who replaces a file must say what he thinks is there.")
    void concurrent(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> together(solution, schedule, new Household.Trouble(schedule, 0, 0)));
    }

    @Test
    @Check(
            id = "D3",
            title = "The same while devices die and answers are lost",
            points = 5,
            schedules = 16,
            hint = "What you are about to do stands on the disk before you do it; what you have done, after.")
    void hostile(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> together(solution, schedule, new Household.Trouble(schedule, 10, 10)));
        for (Fault death : List.of(new Fault.CrashBefore(), new Fault.CrashAfter())) {
            for (Scene scene : List.of(Scene.EDITED_ON_BOTH_SIDES, Scene.EDITED_HERE)) {
                boolean wasDone = true;
                for (int k = 0; k < MOST_CALLS && wasDone; k++) {
                    wasDone = interrupted(solution, scene, k, "died while it synchronised", now -> death);
                }
            }
        }
    }

    @Test
    @Check(
            id = "D4",
            title = "One edits, one reads, devices die and answers are lost: the device does not fight with itself",
            points = 3,
            schedules = 24,
            hint = "A commit without an answer may have happened. Repeat it, with the same opId, before you look what is new.")
    void alone(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("users");
            Household.Trouble trouble = new Household.Trouble(schedule, 20, 20);
            Household household = household(solution, schedule, trouble, 2).syncEvery(700);
            for (int i = 0; i < 20; i++) {
                String path = "f" + random.nextInt(2);
                household.world().after(random.nextInt(40_000), () -> household.save(0, path));
            }
            household.world().runFor(45_000);
            trouble.end();
            household.world().runFor(60_000);
            household.requireConverged();
            household.requireNoCopies();
        });
    }

    // --------------------------------------------------------------------------- the user acts in the middle of a sync

    private enum Scene {
        EDITED_THERE, DELETED_THERE, EDITED_ON_BOTH_SIDES, EDITED_HERE, DELETED_HERE, NEW_THERE, EDITED_HERE_DELETED_THERE,
        DELETED_HERE_EDITED_THERE
    }

    @Test
    @Check(
            id = "D5",
            title = "The user saves or deletes at any moment of a download or an upload",
            points = 4,
            hint = "Between reading a file and replacing it others can write. What was saved while you uploaded is still to be uploaded.")
    void meanwhile(FileStorageSolution solution) {
        for (Scene scene : Scene.values()) {
            for (boolean isDeletion : new boolean[] {false, true}) {
                boolean wasDone = true;
                for (int k = 0; k < MOST_CALLS && wasDone; k++) {
                    String path = scene == Scene.NEW_THERE ? "g" : "f";
                    wasDone = interrupted(solution, scene, k, "was used while it synchronised", household -> {
                        if (isDeletion) {
                            household.remove(1, path);
                        } else {
                            household.save(1, path);
                        }
                        return Faults.NONE;
                    });
                }
            }
        }
    }

    /** Whether the sync made so many calls. */
    private static boolean interrupted(FileStorageSolution solution, Scene scene, int k, String how, Function<Household, Fault> act) {
        Household[] now = new Household[1];
        int[] at = {Integer.MAX_VALUE};
        boolean[] wasDone = new boolean[1];
        String path = scene == Scene.NEW_THERE ? "g" : "f";
        Faults user = call -> {
            if (call.instance().equals("device1") && call.index() == at[0]) {
                wasDone[0] = true;
                return act.apply(now[0]);
            }
            return Faults.NONE;
        };
        Household household = household(solution, Schedule.of(k), user, 2);
        now[0] = household;
        household.save(0, "f");
        household.syncAll(2);
        switch (scene) {
            case EDITED_THERE, NEW_THERE -> household.save(0, path);
            case DELETED_THERE -> household.remove(0, path);
            case EDITED_ON_BOTH_SIDES -> {
                household.save(0, path);
                household.save(1, path);
            }
            case EDITED_HERE -> household.save(1, path);
            case DELETED_HERE -> household.remove(1, path);
            case EDITED_HERE_DELETED_THERE -> {
                household.remove(0, path);
                household.save(1, path);
            }
            case DELETED_HERE_EDITED_THERE -> {
                household.save(0, path);
                household.remove(1, path);
            }
        }
        household.sync(0);
        at[0] = household.device(1).instance().calls() + k;
        household.sync(1);
        at[0] = Integer.MAX_VALUE;
        household.syncAll(4);
        try {
            household.requireConverged();
        } catch (Violation violation) {
            throw new Violation(violation.rule(), violation.sentence() + " (A file was " + scene.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                    + "; the other device " + how + ".)");
        }
        return wasDone[0];
    }

    @Test
    @Check(
            id = "D6",
            title = "Damaged chunks are fetched again, and chunks that are gone are passed over",
            points = 3,
            hint = "Compare every chunk with its hash. Gone means that there is a newer version.")
    void damaged(FileStorageSolution solution) {
        for (int k = 0; k < 12; k++) {
            int[] reads = new int[1];
            int damaged = k;
            Faults noise = call -> call.instance().equals("device1") && call.operation().startsWith("getChunk") && reads[0]++ == damaged
                    ? new Fault.Damaged(13 + 100 * damaged) : Faults.NONE;
            Household household = household(solution, Schedule.of(k), noise, 2);
            household.save(0, "f");
            household.save(0, "g");
            household.syncAll(2);
            household.save(0, "f");
            household.syncAll(3);
            household.requireConverged();
        }
        Household household = household(solution, Schedule.of(1), Faults.none(), 2);
        household.save(0, "f");
        household.syncAll(1);
        household.save(0, "f");
        String gone = household.device(0).folder().tree().get("f");
        household.sync(0);
        household.save(0, "g");
        household.sync(0);
        lose(household, "f", 0);
        lose(household, "f", 1);
        Expect.that("gone", household.cloud().tree().get("f").equals(gone), "A device does not commit what its user saved.");
        for (int i = 0; i < 2; i++) {
            Request<?> sync = household.sync(1);
            Expect.that("gone", sync.isAnswered(), "When a chunk is gone, syncOnce ends without an answer (" + sync.state() + ").");
        }
        Device other = household.device(1);
        Expect.that("gone", other.folder().shown("g") != null, "A file whose chunks are there does not come, because a chunk of another one is gone.");
        household.save(0, "f");
        household.syncAll(2);
        household.requireConverged();
    }

    /** The first chunk of the current version of a file, which no other has, is gone as far as a device can see. */
    private static void lose(Household household, String path, int device) {
        household.device(device).line().lose(household.cloud().entry(path).manifest().chunks().getFirst().hash());
    }
}
