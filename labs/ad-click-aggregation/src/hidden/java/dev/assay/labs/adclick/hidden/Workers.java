package dev.assay.labs.adclick.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.Assignment;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.WorkerPorts;
import dev.assay.labs.adclick.testbed.Owner;
import dev.assay.labs.adclick.testbed.Site;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.PortCall;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Workers of one partition, on the reference's aggregators: who counts wrongly has lost those points in part A. Every commit is judged at
 * its moment.
 */
@Part(id = "C", title = "Exactly once")
final class Workers {
    private static final long LONG_ENOUGH = 3_600_000;

    /** A log and what is due at each offset, for all runs of a test. */
    private record Scene(AdClickSolution solution, List<LogEntry<LogEvent>> log, List<List<Result>> due) {
        static Scene of(AdClickSolution solution, Schedule schedule, int records) {
            List<LogEntry<LogEvent>> log = Traffic.log(schedule.stream("log"), 0, records);
            return new Scene(solution, log, Ledger.due(new Oracle(Traffic.SHORT, log), log.size()));
        }

        Site site(World world) {
            return site(world, solution);
        }

        Site site(World world, AdClickSolution workers) {
            Site site = new Site(world, workers, Submission.reference(AdClickSolution.class), Traffic.SHORT, 1);
            Ledger.watch(site, 0, due);
            return site;
        }

        /** The same while the log grows, a few records at a time: batches begin and end anywhere. */
        void grow(World world) {
            Site site = site(world);
            RandomStream random = RandomStream.of(log.size(), "growth");
            long at = 0;
            for (int from = 0; from < log.size();) {
                int to = Math.min(log.size(), from + 1 + random.nextInt(40));
                List<LogEntry<LogEvent>> some = log.subList(from, to);
                world.after(at, () -> site.load(some));
                at += random.nextInt(600);
                from = to;
            }
            site.keepOwned(0, "worker");
            site.await("Everything to be committed", LONG_ENOUGH, () -> site.results().position(site.resultTopic(), 0) == log.size());
            site.runFor(5_000);
        }

        /** A worker that starts again when it dies, the whole log, and at the end one more start. */
        void run(World world) {
            Site site = site(world).load(log);
            Owner owner = site.keepOwned(0, "worker");
            site.awaitConsumed(0, LONG_ENOUGH);
            owner.instance().crash();
            site.runFor(30_000);
        }
    }

    private static World.Setup setup(AdClickSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 3));
    }

    @Test
    @Check(
            id = "C1",
            title = "A crash before or after any port call",
            points = 7,
            hint = "Results and position go together. A checkpoint comes after its commit; what it does not know yet is read again, and its results are kept to yourself.")
    void crashes(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Scene scene = Scene.of(solution, schedule, 430);
            new Explorer(setup(solution, schedule)).everyCall(List.of(new Fault.CrashBefore(), new Fault.CrashAfter()), scene::run);
        });
    }

    @Test
    @Check(
            id = "C2",
            title = "No answer, at any port call: it had its effect, it had none, or it has it later",
            points = 5,
            hint = "Ask committed() before you commit again.")
    void timeouts(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Scene scene = Scene.of(solution, schedule, 430);
            new Explorer(setup(solution, schedule)).everyCall(
                    List.of(new Fault.LostRequest(), new Fault.LostReply(), new Fault.LateEffect(1_050), new Fault.Refused()), scene::run);
        });
    }

    @Test
    @Check(
            id = "C3",
            title = "Many crashes and many time-outs",
            points = 4,
            schedules = 40,
            hint = "A crash inside of the recovery is a crash like any other.")
    void storms(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Scene scene = Scene.of(solution, schedule, 450);
            List<Fault> kinds = new ArrayList<>(Fault.COMMON);
            kinds.add(new Fault.LateEffect(1_050));
            kinds.add(new Fault.Pause(2_500));
            Explorer.seeds(schedule, setup(solution, schedule), 140, kinds, scene::grow);
        });
    }

    /** The first owner is frozen before its call k until the second has made so many calls; then both run, or the second dies. */
    private static Site frozen(Scene scene, Schedule schedule, int k, int calls, boolean dies) {
        Site[] site = new Site[1];
        Fault freeze = new Fault.PauseFor(() -> site[0].own(0, "second").run(), dies ? 60_000 : 6L * calls);
        Faults faults = call -> {
            if (isCall(call, "first", k)) {
                return freeze;
            }
            return dies && isCall(call, "second", calls) ? new Fault.CrashBefore() : Faults.NONE;
        };
        World world = new World(setup(scene.solution(), schedule).withFaults(faults));
        site[0] = scene.site(world).load(scene.log());
        site[0].own(0, "first");
        return site[0];
    }

    private static boolean isCall(PortCall call, String instance, int index) {
        return call.instance().equals(instance) && call.index() == index;
    }

    /** How many calls a worker makes for the whole log, when nothing goes wrong. */
    private static int callsOf(Scene scene, AdClickSolution solution, Schedule schedule) {
        World world = new World(setup(solution, schedule));
        Site site = scene.site(world, solution).load(scene.log());
        Owner owner = site.own(0, "first");
        site.awaitConsumed(0, LONG_ENOUGH);
        return owner.instance().calls();
    }

    @Test
    @Check(
            id = "C4",
            title = "An owner that was frozen wakes up and finds a newer one",
            points = 6,
            hint = "Fenced says that you are no longer the owner; then stop. VersionConflict says only that somebody has saved a checkpoint: the newest owner goes on.")
    void zombies(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Scene scene = Scene.of(solution, schedule, 430);
            int calls = callsOf(scene, solution, schedule);
            int[] some = {5, 12, 25, 40, 4_000};
            for (int k = 0; k < calls; k++) {
                thawsAndIsFenced(scene, schedule, k, some[k % some.length]);
                bothRun(scene, schedule, k, 2 + k * 7 % 40);
            }
            // A checkpoint of the first one comes after the second one has loaded one, and before it saves one.
            for (int k : savesOf(scene, schedule)) {
                for (int early = 1; early <= 14; early++) {
                    bothRun(scene, schedule, k, early);
                }
            }
        });
    }

    private static void told(Schedule schedule, int k, String what, Runnable run) {
        try {
            Explorer.tryOne(schedule, run);
        } catch (Violation violation) {
            throw new Violation(violation.rule(), violation.sentence() + " (The first owner was frozen before its call " + k + "; " + what + ".)");
        }
    }

    private static void thawsAndIsFenced(Scene scene, Schedule schedule, int k, int calls) {
        told(schedule, k, "the second one died after " + calls + " calls, then the first one went on, then a third one started", () -> {
            Site site = frozen(scene, schedule, k, calls, true);
            site.runFor(70_000);
            site.own(0, "third");
            site.awaitConsumed(0, LONG_ENOUGH);
            site.runFor(5_000);
        });
    }

    private static void bothRun(Scene scene, Schedule schedule, int k, int calls) {
        told(schedule, k, "the second one had made about " + calls + " calls when the first one went on", () -> {
            Site site = frozen(scene, schedule, k, calls, false);
            site.awaitConsumed(0, LONG_ENOUGH);
            site.runFor(20_000);
            site.owners().getLast().instance().crash();
            site.own(0, "third");
            site.runFor(20_000);
        });
    }

    @Test
    @Check(
            id = "C5",
            title = "Recovery does not need the whole log, nor a checkpoint that an old owner has put back",
            points = 2,
            hint = "Save checkpoints often enough, and never put an older one in a newer one's place.")
    void retention(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Scene scene = Scene.of(solution, schedule, 3_600);
            for (int crash : new int[] {2_050, 2_700, 3_300}) {
                Explorer.tryOne(schedule, () -> crashed(scene, schedule, crash));
            }
            for (int k : savesOf(scene, schedule).stream().limit(2).toList()) {
                // An old checkpoint, long after; one between two of the next owner's calls.
                for (long pauseMillis : new long[] {20_000, 11, 17}) {
                    Explorer.tryOne(schedule, () -> zombieSaves(scene, schedule, k, pauseMillis));
                }
            }
        });
    }

    /** A crash when so much is committed; at the new start the first call to the checkpoints is lost, but for the last crash. */
    private static void crashed(Scene scene, Schedule schedule, int crash) {
        boolean[] isStarting = new boolean[1];
        Faults once = call -> {
            boolean isLost = isStarting[0] && crash < 3_000 && call.port().equals("checkpoints");
            isStarting[0] &= !isLost;
            return isLost ? new Fault.LostRequest() : Faults.NONE;
        };
        Site site = scene.site(new World(setup(scene.solution(), schedule).withFaults(once))).load(scene.log());
        Owner owner = site.keepOwned(0, "worker");
        forgetting(site, crash);
        owner.instance().crash();
        isStarting[0] = true;
        finish(site, "the worker was started again");
    }

    /** At which of its calls a worker saves a checkpoint. */
    private static List<Integer> savesOf(Scene scene, Schedule schedule) {
        World world = new World(setup(scene.solution(), schedule));
        Site site = scene.site(world).load(scene.log());
        site.own(0, "first");
        site.awaitConsumed(0, LONG_ENOUGH);
        return world.calls().stream().filter(call -> call.port().equals("checkpoints") && call.operation().startsWith("save")).map(PortCall::index)
                .toList();
    }

    private static void zombieSaves(Scene scene, Schedule schedule, int k, long pauseMillis) {
        Site[] site = new Site[1];
        Fault freeze = new Fault.Pause(pauseMillis);
        World world = new World(setup(scene.solution(), schedule).withFaults(call -> isCall(call, "first", k) ? freeze : Faults.NONE));
        site[0] = scene.site(world).load(scene.log());
        site[0].own(0, "first");
        site[0].await("Call " + k, LONG_ENOUGH, () -> world.calls().size() > k);
        Owner second = site[0].own(0, "second");
        forgetting(site[0], scene.log().size());
        site[0].runFor(25_000); // the first one thaws, and is fenced
        second.instance().crash();
        site[0].own(0, "third");
        finish(site[0], "an owner that was frozen while it saved a checkpoint had gone on, and the next owner was started");
    }

    /** Lets the log forget what no recovery may need, until so much is committed. */
    private static void forgetting(Site site, int committed) {
        site.await("The first " + committed + " records to be committed", LONG_ENOUGH, () -> {
            long position = site.results().position(site.resultTopic(), 0);
            int batch = site.owners().stream().mapToInt(Owner::largestBatch).max().orElse(0);
            site.clicks().forget(site.clickTopic(), 0, Math.max(0, position - 1_000 - batch));
            return position >= committed;
        });
    }

    private static void finish(Site site, String what) {
        try {
            site.awaitConsumed(0, LONG_ENOUGH);
            site.runFor(10_000);
        } catch (Violation violation) {
            throw new Violation(violation.rule(), violation.sentence() + " (Old records are not kept, and " + what + ".)");
        }
        Owner last = site.owners().getLast();
        Expect.that("again", last.readAgain() <= 1_000 + last.largestBatch(), "After a restart, " + last.readAgain()
                + " records that were committed already were read again; 1,000 and one batch is the most.");
    }

    @Test
    @Check(
            id = "C6",
            title = "Economy: few checkpoints, few calls, and rows in time",
            points = 2,
            hint = "A checkpoint a batch is too many, one an hour too few. A batch need not be full to be committed.")
    void economy(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Scene scene = Scene.of(solution, schedule, 3_000);
            World world = new World(setup(solution, schedule));
            Site site = scene.site(world).load(scene.log());
            Owner owner = site.own(0, "first");
            site.awaitConsumed(0, LONG_ENOUGH);
            int calls = owner.instance().calls();
            long most = scene.log().size() / 100 + world.nowMillis() / 10_000 + 1;
            Expect.that("checkpoints", owner.saves() <= most, owner.saves() + " checkpoints for " + scene.log().size() + " records; " + most + " are the most.");
            int needed = callsOf(scene, Submission.reference(AdClickSolution.class), schedule);
            Expect.that("calls", calls <= 4 * needed, calls + " port calls for " + scene.log().size() + " records; " + needed + " suffice.");
            fresh(solution, schedule);
            refusals(solution, schedule);
        });
    }

    /** Records come as time goes on, slowly: their rows are there soon. */
    private static void fresh(AdClickSolution solution, Schedule schedule) {
        Scene scene = Scene.of(solution, schedule.part("fresh"), 120);
        World world = new World(setup(solution, schedule));
        Site site = scene.site(world);
        site.own(0, "first");
        for (int i = 0; i < scene.log().size(); i++) {
            LogEntry<LogEvent> entry = scene.log().get(i);
            site.clicks().write(site.clickTopic(), 0, entry.value(), entry.timestamp());
            int rows = scene.due().subList(0, i + 1).stream().mapToInt(List::size).sum();
            boolean isQuiet = i % 10 == 9 || !scene.due().get(i).isEmpty();
            if (isQuiet) {
                int expected = rows;
                site.await("The rows of a record that came", 30_000, () -> site.results().entries(site.resultTopic(), 0).size() >= expected);
            } else {
                site.runFor(700);
            }
        }
    }

    private static void refusals(AdClickSolution solution, Schedule schedule) {
        World world = new World(setup(solution, schedule));
        Site site = Scene.of(solution, schedule, 1).site(world);
        refused(world, "An epoch of 0", ports(site, world), solution, new Assignment(0, 0));
        refused(world, "A partition that is not there", ports(site, world), solution, new Assignment(1, 1));
        refused(world, "No assignment", ports(site, world), solution, null);
    }

    private static WorkerPorts ports(Site site, World world) {
        return new WorkerPorts(site.clicks(), site.clickTopic(), site.results(), site.resultTopic(), site.checkpoints(), world.instance("any").time());
    }

    private static void refused(World world, String what, WorkerPorts ports, AdClickSolution solution, Assignment assignment) {
        world.instance("any").begin("run", () -> {
            Expect.refused(what, IllegalArgumentException.class,
                    () -> solution.worker(ports, Traffic.SHORT, Submission.reference(AdClickSolution.class)).run(assignment));
            return null;
        });
        world.runFor(10_000);
    }
}
