package dev.assay.labs.ratelimiter.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.ratelimiter.Algorithm;
import dev.assay.labs.ratelimiter.Descriptor;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.Request;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.RuleMatcher;
import dev.assay.labs.ratelimiter.Verdict;
import dev.assay.labs.ratelimiter.testbed.Fleet;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Machines that share limits. When a check took effect is known only to lie between its call and its return, so what is counted
 * against the limit happened surely inside a window, and a rejection has the benefit of everything that may have come before it.
 */
@Part(id = "D", title = "Shared limits")
final class Shared {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static World.Setup setup(RateLimiterSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName());
    }

    /** The reference's: whoever names counters wrongly has lost those points in part B. */
    private static RuleMatcher rules() {
        return Submission.reference(RateLimiterSolution.class).rules();
    }

    private static Rule window(long limit, long millis) {
        return new Rule("api", List.of(new Descriptor("user", null)), Algorithm.FIXED_WINDOW, limit, millis);
    }

    private static Rule log(long limit, long millis) {
        return new Rule("api", List.of(new Descriptor("user", null)), Algorithm.SLIDING_LOG, limit, millis);
    }

    private static Request of(String user, long cost) {
        return new Request("api", Map.of("user", user), cost);
    }

    /** A check of somebody's, and what it asked for. */
    private record Asked(String caller, long cost, dev.assay.simulator.service.Request<Verdict> check) {
        long began() {
            return check.beganNanos() / NANOS_PER_MILLI;
        }

        long ended() {
            return check.isAnswered() ? (check.endedNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI : Long.MAX_VALUE / 2;
        }

        boolean passed() {
            return check.isAnswered() && check.result().allowed() && !check.result().degraded();
        }

        boolean rejected() {
            return check.isAnswered() && !check.result().allowed();
        }

        /** It has consumed permits, or may have. */
        boolean mayCount() {
            return !rejected();
        }
    }

    private static void answered(Asked asked) {
        if (!asked.check().isAnswered()) {
            throw new Violation("answer", "A check ends without an answer (" + asked.check().state() + "): its caller must get a verdict.");
        }
        if (asked.check().result() == null) {
            throw new Violation("API", "A check answers null.");
        }
    }

    /** Never more than the limit, and no rejection that is not justified. */
    private static void judge(Rule rule, List<Asked> all) {
        long length = rule.windowMs();
        boolean isFixed = rule.algorithm() == Algorithm.FIXED_WINDOW;
        for (Asked one : all) {
            if (one.passed()) {
                // All that surely passed in the window that begins with this one.
                long from = isFixed ? one.began() / length * length : one.began();
                long sum = 0;
                for (Asked other : all) {
                    if (other.caller().equals(one.caller()) && other.passed() && other.began() >= from && other.ended() < from + length) {
                        sum += other.cost();
                    }
                }
                Expect.that("limit", sum <= rule.limit(), "In one window of " + length + " ms, " + sum + " permits passed for one caller; the limit is "
                        + rule.limit() + ".");
            }
            if (one.rejected()) {
                long most = 0;
                for (long at = one.began(); at <= one.ended(); at++) {
                    long from = isFixed ? at / length * length : at - length + 1;
                    long sum = 0;
                    for (Asked other : all) {
                        if (other != one && other.caller().equals(one.caller()) && other.mayCount() && other.began() <= at && other.ended() >= from) {
                            sum += other.cost();
                        }
                    }
                    most = Math.max(most, sum);
                }
                Expect.that("justified", most + one.cost() > rule.limit(), "A request for " + one.cost() + " was rejected although at most " + most
                        + " of " + rule.limit() + " permits were taken.");
            }
        }
    }

    @Test
    @Check(
            id = "D1",
            title = "Just as many as the limit pass, whatever machines do at the same time",
            points = 6,
            schedules = 100,
            hint = "Between your read and your write others read too. atomically() runs a script in which nothing comes between.")
    void exactlyTheLimit(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("fleet");
            long limit = 1 + random.nextInt(8);
            Rule rule = window(limit, 1_000);
            int machines = 2 + random.nextInt(3);
            World world = new World(setup(solution, schedule).withLatency(Latency.millis(1, 8)));
            Fleet fleet = new Fleet(solution, rules(), world, machines);
            for (int round = 0; round < 4; round++) {
                world.runFor(round == 0 ? 100 : 1_000 - 60);
                List<dev.assay.simulator.service.Request<Verdict>> checks = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    int machine = random.nextInt(machines);
                    world.after(random.nextInt(8), () -> checks.add(fleet.check(machine, List.of(rule), rule, of("u", 1))));
                }
                world.runFor(60);
                checks.forEach(check -> answered(new Asked("u", 1, check)));
                long passed = checks.stream().filter(check -> check.result().allowed()).count();
                Expect.equal("limit", "Of 12 requests to " + machines + " machines in one window, with a limit of " + limit
                        + ", the number that pass", Math.min(limit, 12), passed);
            }
        });
        Schedule any = Schedule.of(0);
        for (long limit = 1; limit <= 2; limit++) {
            Rule rule = window(limit, 1_000);
            long wanted = limit;
            new Explorer(setup(solution, any)).everyOrder(2_000, world -> {
                Fleet fleet = new Fleet(solution, rules(), world, 2);
                var one = fleet.checkTwice(0, List.of(rule), rule, of("u", 1));
                var other = fleet.checkTwice(1, List.of(rule), rule, of("u", 1));
                world.runFor(500);
                Expect.that("answer", one.isAnswered() && other.isAnswered(), "A check ends without an answer.");
                Expect.equal("limit", "Of two requests on each of two machines, in one of all possible orders, with a limit of " + wanted
                        + ", the number that pass", wanted, one.result() + other.result());
            });
        }
    }

    @Test
    @Check(
            id = "D2",
            title = "Costs, rules and callers do not get in each other's way",
            points = 3,
            schedules = 60,
            hint = "A rejected request consumes nothing. Two callers whose names look alike when joined are two callers.")
    void costsAndCallers(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("fleet");
            Rule rule = window(4 + random.nextInt(5), 1_000);
            Rule elsewhere = new Rule("web", List.of(new Descriptor("user", null)), Algorithm.FIXED_WINDOW, rule.limit(), 1_000);
            List<Rule> all = List.of(rule, elsewhere);
            Rule strict = new Rule("ap", List.of(new Descriptor("iuser", null)), Algorithm.FIXED_WINDOW, 2, 1_000);
            World world = new World(setup(solution, schedule).withLatency(Latency.millis(1, 6)));
            Fleet fleet = new Fleet(solution, rules(), world, 3);
            List<Asked> ofRule = new ArrayList<>();
            List<Asked> ofStrict = new ArrayList<>();
            List<Asked> ofElsewhere = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                int machine = random.nextInt(3);
                String user = List.of("a", "b", "ab").get(random.nextInt(3));
                long cost = 1 + random.nextInt(4);
                boolean isStrict = random.chance(300);
                world.after(random.nextInt(4_000), () -> {
                    if (isStrict) {
                        Request request = new Request("ap", Map.of("iuser", user), 1);
                        ofStrict.add(new Asked(user, 1, fleet.check(machine, List.of(rule, strict), strict, request)));
                    } else if (cost == 1) {
                        Request request = new Request("web", Map.of("user", user), 1);
                        ofElsewhere.add(new Asked(user, 1, fleet.check(machine, all, elsewhere, request)));
                    } else {
                        ofRule.add(new Asked(user, cost, fleet.check(machine, all, rule, of(user, cost))));
                    }
                });
            }
            world.runFor(6_000);
            ofRule.forEach(Shared::answered);
            ofStrict.forEach(Shared::answered);
            ofElsewhere.forEach(Shared::answered);
            judge(rule, ofRule);
            judge(strict, ofStrict);
            judge(elsewhere, ofElsewhere);
            ofRule.forEach(asked -> honest(rule, asked));
            Asked tooMuch = new Asked("z", 100, fleet.check(0, List.of(rule), rule, of("z", 100)));
            world.runFor(1_000);
            answered(tooMuch);
            Expect.equal("retry-after", "The verdict on a request for more than the limit",
                    new Verdict(false, 0, dev.assay.labs.ratelimiter.Rejected.NEVER, false), tooMuch.check().result());
        });
    }

    private static void honest(Rule rule, Asked asked) {
        if (asked.rejected() && asked.cost() <= rule.limit()) {
            long retry = asked.check().result().retryAfterMs();
            boolean fits = false;
            for (long at = asked.began(); at <= asked.ended(); at++) {
                fits |= retry == (at / rule.windowMs() + 1) * rule.windowMs() - at;
            }
            Expect.that("retry-after", fits, "A request was rejected " + asked.began() % rule.windowMs() + " ms into a window of " + rule.windowMs()
                    + " ms and told to come again after " + retry + " ms.");
        }
    }

    @Test
    @Check(
            id = "D3",
            title = "A sliding log that machines share",
            points = 4,
            schedules = 80,
            hint = "Members of a sorted set are unique: two requests in the same millisecond need two names, from different machines too.")
    void slidingLog(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("fleet");
            Rule rule = log(2 + random.nextInt(6), 500);
            Latency latency = random.chance(500) ? Latency.millis(3, 3) : Latency.millis(1, 6);
            World world = new World(setup(solution, schedule).withLatency(latency));
            Fleet fleet = new Fleet(solution, rules(), world, 3);
            List<Asked> all = new ArrayList<>();
            for (int burst = 0; burst < 12; burst++) {
                long at = random.nextInt(2_500);
                for (int i = 0; i < 4; i++) {
                    int machine = random.nextInt(3);
                    long cost = 1 + random.nextInt(2);
                    world.after(at, () -> all.add(new Asked("u", cost, fleet.check(machine, List.of(rule), rule, of("u", cost)))));
                }
            }
            world.runFor(4_000);
            all.forEach(Shared::answered);
            judge(rule, all);
        });
    }

    @Test
    @Check(
            id = "D4",
            title = "The store's clock counts, not the machine's",
            points = 3,
            schedules = 60,
            hint = "Machines' clocks differ by up to 400 ms here. A script knows what time it is at the store.")
    void skewedClocks(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("fleet");
            boolean isLog = random.chance(500);
            Rule rule = isLog ? log(3, 1_000) : window(3, 1_000);
            long[] skews = {random.nextLong(-400, 401), random.nextLong(-400, 401), random.nextLong(-400, 401)};
            World world = new World(setup(solution, schedule).withLatency(Latency.millis(1, 4)));
            Fleet fleet = new Fleet(solution, rules(), world, 3, machine -> skews[machine]);
            List<Asked> all = new ArrayList<>();
            for (int edge = 1; edge <= 6; edge++) {
                for (int i = 0; i < 8; i++) {
                    int machine = random.nextInt(3);
                    long at = edge * 1_000L + random.nextLong(-450, 450);
                    world.after(at, () -> all.add(new Asked("u", 1, fleet.check(machine, List.of(rule), rule, of("u", 1)))));
                }
            }
            world.runFor(9_000);
            all.forEach(Shared::answered);
            judge(rule, all);
        });
    }

    @Test
    @Check(
            id = "D5",
            title = "Machines that die leave nothing behind, and slow traffic is never rejected",
            points = 3,
            schedules = 60,
            hint = "Every key needs a time to live, given in the same step that makes it. It must end with the window, also under steady traffic.")
    void nothingIsLeft(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("fleet");
            Rule rule = random.chance(500) ? log(5, 1_000) : window(5, 1_000);
            Fault death = random.chance(500) ? new Fault.CrashBefore() : new Fault.CrashAfter();
            int when = random.nextInt(50);
            World world = new World(setup(solution, schedule).withLatency(Latency.millis(1, 4)).withFaults(Faults.at(Map.of(when, death))));
            Fleet fleet = new Fleet(solution, rules(), world, 2);
            // A client whose machine dies asks again, and perhaps another machine.
            Client client = new Client(world, 3, 100);
            List<Client.Conversation<Verdict>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                world.after(i * 400L, () -> all.add(
                        client.ask(() -> fleet.check(random.nextInt(2), List.of(rule), rule, of("u", 1)))));
            }
            world.runFor(26_000);
            for (Client.Conversation<Verdict> conversation : all) {
                Verdict verdict = conversation.answer().orElseThrow(() -> new Violation("answer",
                        "A client has no verdict after three tries, of which one at most met a dying machine."));
                Expect.that("justified", verdict.allowed(), "With 2.5 requests a second and a limit of 5, a request was rejected.");
            }
            Expect.equal("left", "Ten seconds after the last request, with a window of 1 s, the number of keys in the store", 0, fleet.store().size());
        });
    }

    @Test
    @Check(
            id = "D6",
            title = "Without an answer from the store requests pass, degraded, and soon",
            points = 3,
            schedules = 40,
            hint = "OutcomeUnknown is no reason to fail, to wait again, or to pretend. Whether the permit is burnt, nobody knows.")
    void degraded(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("fleet");
            Rule rule = window(4, 1_000);
            boolean isDown = random.chance(500);
            World.Setup setup = setup(solution, schedule).withLatency(Latency.millis(1, 4));
            World world = new World(isDown ? setup
                    : setup.withFaults(Faults.sometimes(schedule, 200, List.of(new Fault.LostRequest(), new Fault.LostReply()))));
            Fleet fleet = new Fleet(solution, rules(), world, 2);
            if (isDown) {
                fleet.store().isDown(2_000, 4_000);
            }
            List<Asked> all = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                int machine = random.nextInt(2);
                long at = random.nextInt(7_000);
                world.after(at, () -> all.add(new Asked("u", 1, fleet.check(machine, List.of(rule), rule, of("u", 1)))));
            }
            world.runFor(9_000);
            all.forEach(Shared::answered);
            judge(rule, all);
            for (Asked asked : all) {
                Verdict verdict = asked.check().result();
                long took = asked.check().endedNanos() - asked.check().beganNanos();
                Expect.that("slow", took <= 60 * NANOS_PER_MILLI, "A check took " + took / NANOS_PER_MILLI
                        + " ms, while an answer of the store takes 50 ms at most.");
                // An answer takes at most 8 ms; a check of 50 ms had none.
                boolean hadNoAnswer = took >= 50 * NANOS_PER_MILLI;
                Expect.that("degraded", !hadNoAnswer || verdict.allowed(), "The store did not answer, and the request was rejected: fail open.");
                Expect.that("degraded", verdict.degraded() == hadNoAnswer, hadNoAnswer
                        ? "The store did not answer, and the verdict does not say that it is degraded."
                        : "The store answered, and the verdict says that it is degraded.");
            }
        });
    }

    @Test
    @Check(
            id = "D7",
            title = "One round trip for each check",
            points = 2,
            schedules = 10,
            hint = "A script can read, decide and write in one.")
    void oneRoundTrip(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("fleet");
            Rule rule = random.chance(500) ? log(5, 1_000) : window(5, 1_000);
            World world = new World(setup(solution, schedule).withLatency(Latency.millis(1, 4)));
            Fleet fleet = new Fleet(solution, rules(), world, 2);
            for (int i = 0; i < 60; i++) {
                int machine = random.nextInt(2);
                world.after(random.nextInt(5_000), () -> fleet.check(machine, List.of(rule), rule, of("u", 1)));
            }
            world.runFor(8_000);
            Expect.that("calls", world.calls().size() <= 60, "60 checks made " + world.calls().size() + " calls of the store.");
        });
    }
}
