package dev.assay.labs.ratelimiter.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Footprint;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Work;
import dev.assay.labs.ratelimiter.Admission;
import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Dropped;
import dev.assay.labs.ratelimiter.KeyedLimiter;
import dev.assay.labs.ratelimiter.LeakingBucket;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.Rejected;
import dev.assay.labs.ratelimiter.Scheduled;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five algorithms and GCRA, each against what it promises over any interval. */
@Part(id = "A", title = "Algorithms")
final class Algorithms {
    private static final long DAY_MS = 24L * 60 * 60 * 1_000;

    private static <T> T oneOf(RandomStream random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static void compare(Schedule schedule, Limiter limiter, Definition book, long window, long limit, int requests, int back) {
        boolean costs = schedule.stream("costs").chance(500);
        Traffic traffic = new Traffic(schedule, window, costs ? limit + 2 : 1, back);
        for (int i = 0; i < requests; i++) {
            book.compare(limiter, traffic.nextTime(), traffic.nextPermits());
        }
    }

    // ---------------------------------------------------------------------------------------------- token bucket

    @Test
    @Check(
            id = "A1",
            title = "Token bucket: decisions, remaining and retry-after are those of the definition",
            points = 4,
            schedules = 60,
            hint = "Keep the level in tokens times period, in whole numbers, and add before you compare. It starts full.")
    void tokenBucket(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("bucket");
            long capacity = 1 + random.nextInt(8);
            long tokens = 1 + random.nextInt(7);
            long period = oneOf(random, List.of(3L, 7L, 700L, 1_000L, 60_000L));
            compare(schedule, solution.tokenBucket(capacity, tokens, period), Definition.tokenBucket(capacity, tokens, period), period,
                    capacity, 120, 0);
        });
    }

    @Test
    @Check(
            id = "A1b",
            title = "Token bucket: no fraction is lost, and no gap is too long",
            points = 3,
            hint = "35 days in milliseconds do not fit an int. And a loop over idle time is a loop over idle time.")
    void longTokenBucket(RateLimiterSolution solution) {
        Limiter thirds = solution.tokenBucket(1, 1, 3);
        int passed = 0;
        for (int now = 0; now < 3_000; now++) {
            passed += thirds.tryAcquire(now) instanceof Allowed ? 1 : 0;
        }
        Expect.equal("decision", "Of 3,000 requests, one a millisecond, at one token in 3 ms, the number that pass", 1_000, passed);

        Definition book = Definition.tokenBucket(7, 7, 1_000);
        Limiter drifting = solution.tokenBucket(7, 7, 1_000);
        for (long now = 0; now < 100_000; now += 141) {
            book.compare(drifting, now, 1);
        }

        for (long gap : List.of(25 * DAY_MS, 35 * DAY_MS, 36_500 * DAY_MS)) {
            Definition rare = Definition.tokenBucket(5, 3, 1_000);
            Limiter limiter = solution.tokenBucket(5, 3, 1_000);
            for (long now = 1_000; now <= 1_000 + gap; now += gap) {
                for (int i = 0; i < 4; i++) {
                    rare.compare(limiter, now, 2);
                }
            }
        }

        Limiter idle = solution.tokenBucket(1_000_000, 1_000_000, 1);
        idle.tryAcquire(0, 1);
        Work afterShortGap = Work.of(() -> idle.tryAcquire(1, 1));
        Work afterLongGap = Work.of(() -> idle.tryAcquire(36_500 * DAY_MS, 1));
        Expect.that("cost", !afterShortGap.isCounted() || afterLongGap.stepsPerStepOf(afterShortGap) <= 5,
                "A call after 100 years costs more than 5 times as much as one after 1 ms.");
        Expect.equal("decision", "A call for all of a million tokens after 100 years", new Allowed(0),
                idle.tryAcquire(36_500 * DAY_MS + 1, 1_000_000));
    }

    // -------------------------------------------------------------------------------------------- leaking bucket

    /** The definition: all departures. */
    private static final class Departures {
        private final int capacity;
        private final long every;
        private final List<Long> departures = new ArrayList<>();
        private long seen;

        Departures(int capacity, long every) {
            this.capacity = capacity;
            this.every = every;
        }

        private int after(long time) {
            return (int) departures.stream().filter(departure -> departure > time).count();
        }

        void compare(LeakingBucket bucket, long time) {
            seen = Math.max(seen, time);
            String what = "A leaking bucket of " + capacity + " that is drained every " + every + " ms, with " + after(seen) + " waiting,";
            Admission admission = bucket.offer(time);
            if (admission == null) {
                throw new Violation("API", what + " answers null.");
            }
            switch (admission) {
                case Scheduled scheduled -> {
                    Expect.that("decision", after(seen) < capacity, what + " takes one more.");
                    long departure = departures.isEmpty() ? seen : Math.max(seen, departures.getLast() + every);
                    departures.add(departure);
                    Expect.equal("departure", what + " takes one at " + seen + "; its departure", departure, scheduled.departsAtMs());
                    Expect.equal("waiting", what + " takes one; the number that wait then", after(seen), scheduled.waiting());
                }
                case Dropped dropped -> {
                    Expect.that("decision", after(seen) >= capacity, what + " drops one more.");
                    long retry = dropped.retryAfterMs();
                    Expect.that("retry-after", retry >= 1 && after(seen + retry) < capacity && (retry == 1 || after(seen + retry - 1) >= capacity),
                            what + " drops one more and says to come again after " + retry + " ms, which is too early or too late.");
                }
            }
        }
    }

    @Test
    @Check(
            id = "A2",
            title = "Leaking bucket: who is taken, when it leaves, how many wait",
            points = 4,
            schedules = 60,
            hint = "max(t, last departure + D). A dropped request moves nothing.")
    void leakingBucket(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("bucket");
            int capacity = 1 + random.nextInt(6);
            long every = 1 + random.nextInt(50);
            Departures book = new Departures(capacity, every);
            LeakingBucket bucket = solution.leakingBucket(capacity, every);
            long now = random.nextInt(100);
            for (int i = 0; i < 200; i++) {
                book.compare(bucket, now);
                now += random.nextInt(3) == 0 ? random.nextLong(0, 2 * every + 1) : random.nextInt(2) * random.nextLong(0, every);
                now += random.nextInt(25) == 0 ? 10 * every : 0;
            }
        });
    }

    @Test
    @Check(
            id = "A2b",
            title = "Leaking bucket: a burst, an idle time, another burst",
            points = 2,
            hint = "Idle time earns no credit, and costs nothing either.",
            keeps = "the picture of the handout; A2 finds the same by chance")
    void burstAfterIdle(RateLimiterSolution solution) {
        Departures book = new Departures(3, 100);
        LeakingBucket bucket = solution.leakingBucket(3, 100);
        for (long now : new long[] {0, 0, 0, 0, 0, 0, 99, 100, 100, 250, 1_000, 1_000, 1_000, 1_000, 1_000, 1_050, 1_100, 90_000, 90_000}) {
            book.compare(bucket, now);
        }
    }

    // ------------------------------------------------------------------------------------------------ windows, logs

    @Test
    @Check(
            id = "A3",
            title = "Fixed window: decisions, remaining and retry-after are those of the definition",
            points = 4,
            schedules = 60,
            hint = "Windows are aligned to multiples of their length, whenever the first request came.")
    void fixedWindow(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("window");
            long limit = 1 + random.nextInt(6);
            long window = oneOf(random, List.of(7L, 50L, 1_000L, 60_000L));
            compare(schedule, solution.fixedWindow(limit, window), Definition.fixedWindow(limit, window), window, limit, 150, 0);
        });
    }

    @Test
    @Check(
            id = "A4",
            title = "Sliding log: decisions, remaining and retry-after are those of the definition",
            points = 4,
            schedules = 60,
            hint = "What is exactly one window old is gone. A rejected request leaves no entry.")
    void slidingLog(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("window");
            long limit = 1 + random.nextInt(6);
            long window = oneOf(random, List.of(7L, 50L, 1_000L, 60_000L));
            compare(schedule, solution.slidingLog(limit, window), Definition.slidingLog(limit, window), window, limit, 150, 0);
        });
    }

    @Test
    @Check(
            id = "A4b",
            title = "Sliding log: memory for one window, and the same cost after 40,000 calls",
            points = 2,
            hint = "Throw away what has left the window. A log that only grows ends a server after a week.")
    void longLog(RateLimiterSolution solution) {
        Limiter log = solution.slidingLog(50, 1_000);
        Work early = Work.of(() -> calls(log, 0, 10_000));
        Work late = Work.of(() -> calls(log, 10_000, 40_000));
        Expect.that("cost", !early.isCounted() || late.stepsPerStepOf(early) <= 6,
                "The second 30,000 calls of a sliding log cost more than 6 times as much as the first 10,000.");
        Footprint.slots(log).ifPresent(slots -> Expect.that("memory", slots <= 2_000,
                "A sliding log of at most 50 entries holds " + (slots >= 20_000 ? "more than ten times" : "a multiple of")
                        + " what it needs after 40,000 calls: what has left the window must go."));
    }

    private static void calls(Limiter limiter, int from, int to) {
        for (int i = from; i < to; i++) {
            limiter.tryAcquire(i * 7L);
        }
    }

    @Test
    @Check(
            id = "A5",
            title = "Sliding counter: decisions, remaining and retry-after are those of the definition",
            points = 5,
            schedules = 80,
            hint = "cur*W + prev*(W-e) + (k-1)*W < L*W. The window before counts only if it is the very one before.")
    void slidingCounter(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("window");
            long limit = 1 + random.nextInt(6);
            long window = oneOf(random, List.of(7L, 50L, 1_000L, 60_000L));
            compare(schedule, solution.slidingCounter(limit, window), Definition.slidingCounter(limit, window), window, limit, 200, 0);
        });
    }

    @Test
    @Check(
            id = "A5b",
            title = "Sliding counter: seven in a minute, five before, three now, 30 % into it",
            points = 2,
            hint = "5 * 0.7 + 3 = 6.5 is less than 7: one more passes. Then 7.5 is not.",
            keeps = "the example that everybody knows")
    void knownExample(RateLimiterSolution solution) {
        Definition book = Definition.slidingCounter(7, 60_000);
        Limiter counter = solution.slidingCounter(7, 60_000);
        for (long now : new long[] {1_000, 2_000, 3_000, 4_000, 5_000, 61_000, 62_000, 63_000, 78_000, 78_000, 84_000, 119_999, 120_000}) {
            book.compare(counter, now, 1);
        }
    }

    @Test
    @Check(
            id = "A6",
            title = "GCRA says what the token bucket says, and keeps two numbers",
            points = 3,
            schedules = 40,
            hint = "A theoretical arrival time that lies in the past counts as now. A rejected request does not move it.")
    void gcra(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("bucket");
            long burst = 1 + random.nextInt(8);
            long tokens = 1 + random.nextInt(7);
            long period = oneOf(random, List.of(3L, 7L, 700L, 1_000L, 60_000L));
            Limiter gcra = solution.gcra(burst, tokens, period);
            compare(schedule, gcra, Definition.tokenBucket(burst, tokens, period), period, burst, 120, 0);
            Footprint.slots(gcra).ifPresent(slots -> Expect.that("memory", slots <= 20,
                    "GCRA needs two numbers; this one keeps more after 120 calls."));
        });
    }

    // ---------------------------------------------------------------------------------------------------- keys, clocks

    @Test
    @Check(
            id = "A7",
            title = "A limiter for each key, forgotten when it is idle",
            points = 4,
            hint = "Keep keys in the order of their last admission: those to be forgotten are all at the one end.")
    void keyed(RateLimiterSolution solution) {
        KeyedLimiter many = solution.keyed(() -> Definition.fixedWindow(2, 1_000_000_000), 5_000);
        for (int i = 0; i < 5_000; i++) {
            admitted(many, "key" + i, i * 10L, true, "a new key");
            if (i % 100 == 0) {
                admitted(many, "hot", i * 10L, i % 600 <= 100,
                        "a key that is used every second, has a limit of 2, and is forgotten 5 s after its last admission");
            }
            Expect.that("memory", many.trackedKeys() <= 503,
                    "With 100 new keys a second that are idle after 5 s, more than 503 keys are kept: " + many.trackedKeys() + ".");
        }
        hotKeyStaysAndIdleKeyGoes(solution);
        cost(solution);
    }

    private static void admitted(KeyedLimiter keyed, String key, long now, boolean expected, String what) {
        boolean passed = keyed.tryAcquire(key, now, 1) instanceof Allowed;
        Expect.that("keys", passed == expected, "A request of " + what + " must " + (expected ? "pass." : "not pass."));
    }

    private static void hotKeyStaysAndIdleKeyGoes(RateLimiterSolution solution) {
        KeyedLimiter keyed = solution.keyed(() -> Definition.fixedWindow(3, 1_000_000_000), 5_000);
        admitted(keyed, "hot", 0, true, "a new key");
        admitted(keyed, "hot", 4_000, true, "a key that is used for the second time, with a limit of 3");
        admitted(keyed, "other", 4_500, true, "another key");
        admitted(keyed, "hot", 8_999, true, "a key that was idle for 4,999 ms of 5,000, with one permit left");
        admitted(keyed, "hot", 13_998, false, "a key that was idle for 4,999 ms of 5,000, with no permit left");
        admitted(keyed, "hot", 13_999, true, "a key of which nothing was admitted for 5,000 ms: a rejected call keeps no key alive");
        KeyedLimiter costly = solution.keyed(() -> Definition.fixedWindow(3, 1_000_000_000), 5_000);
        Expect.that("keys", costly.tryAcquire("a", 0, 3) instanceof Allowed, "A request for all 3 permits of a new key must pass.");
        Expect.that("keys", costly.tryAcquire("b", 0, 3) instanceof Allowed, "Keys must not share a limiter.");
        Expect.that("keys", costly.tryAcquire("a", 0, 1) instanceof Rejected, "A request for more than the limit must not pass.");
    }

    private static void cost(RateLimiterSolution solution) {
        KeyedLimiter few = solution.keyed(() -> (now, permits) -> new Allowed(1), 100);
        KeyedLimiter many = solution.keyed(() -> (now, permits) -> new Allowed(1), 10_000);
        keys(few, 0, 1_500);
        keys(many, 0, 1_500);
        Work withFew = Work.of(() -> keys(few, 1_500, 2_500));
        Work withMany = Work.of(() -> keys(many, 1_500, 2_500));
        Expect.that("cost", !withFew.isCounted() || withMany.stepsPerStepOf(withFew) <= 4,
                "With a thousand keys a call costs more than 4 times as much as with ten: it looks at all of them.");
    }

    private static void keys(KeyedLimiter keyed, int from, int to) {
        for (int i = from; i < to; i++) {
            keyed.tryAcquire("key" + i, i * 10L, 1);
        }
    }

    @Test
    @Check(
            id = "A8",
            title = "A clock that steps back counts as the largest time seen; bad arguments are refused",
            points = 3,
            schedules = 20,
            hint = "now = max(now, last). And check arguments before you change anything.")
    void clocksAndArguments(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("parameters");
            long limit = 1L << random.nextInt(3);
            long window = 1L << (4 + random.nextInt(6));
            int back = 300;
            compare(schedule.part("bucket"), solution.tokenBucket(limit, 1, window), Definition.tokenBucket(limit, 1, window), window, limit, 80, back);
            compare(schedule.part("gcra"), solution.gcra(limit, 1, window), Definition.tokenBucket(limit, 1, window), window, limit, 80, back);
            compare(schedule.part("window"), solution.fixedWindow(limit, window), Definition.fixedWindow(limit, window), window, limit, 80, back);
            compare(schedule.part("log"), solution.slidingLog(limit, window), Definition.slidingLog(limit, window), window, limit, 80, back);
            compare(schedule.part("counter"), solution.slidingCounter(limit, window), Definition.slidingCounter(limit, window), window, limit, 80, back);
            Traffic traffic = new Traffic(schedule.part("leaking"), window, 1, back);
            Departures departures = new Departures((int) limit, window);
            LeakingBucket bucket = solution.leakingBucket((int) limit, window);
            for (int i = 0; i < 80; i++) {
                departures.compare(bucket, traffic.nextTime());
            }
        });
        for (Limiter limiter : List.of(solution.tokenBucket(1, 1, 10), solution.fixedWindow(1, 10), solution.slidingLog(1, 10),
                solution.slidingCounter(1, 10), solution.gcra(1, 1, 10))) {
            for (long permits : new long[] {0, -1, 1_000_001, Long.MIN_VALUE, Long.MAX_VALUE}) {
                Expect.refused("A request for " + permits + " permits", IllegalArgumentException.class, () -> limiter.tryAcquire(5, permits));
            }
            for (long time : new long[] {-1, 4_000_000_000_001L, Long.MIN_VALUE, Long.MAX_VALUE}) {
                Expect.refused("A request at " + time, IllegalArgumentException.class, () -> limiter.tryAcquire(time, 1));
            }
            Expect.equal("decision", "The first request after some that were refused", new Allowed(0), limiter.tryAcquire(5, 1));
        }
        for (long amount : new long[] {0, -1, 1_000_001}) {
            Expect.refused("A limit of " + amount, IllegalArgumentException.class, () -> solution.fixedWindow(amount, 10));
            Expect.refused("A log of " + amount, IllegalArgumentException.class, () -> solution.slidingLog(amount, 10));
        }
    }
}
