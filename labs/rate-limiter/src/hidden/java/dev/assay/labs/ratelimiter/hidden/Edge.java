package dev.assay.labs.ratelimiter.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Footprint;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.ratelimiter.EdgeMessage;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.testbed.EdgeRegions;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Limiters at the edge: what each of them must know after a while, and must not believe. */
@Part(id = "E", title = "Edge regions")
final class Edge {
    private static final long MICROS_PER_MILLI = 1_000;

    /** A game of requests to regions, judged one by one with what really happened. */
    private static final class Game {
        private record Admission(long time, int region, String key) {}

        private final EdgeRegions regions;
        private final int count;
        private final long limit;
        private final long windowMs;
        private final long toldWithinMs;
        private final List<Admission> admissions = new ArrayList<>();
        private long freshFrom;

        Game(RateLimiterSolution solution, int count, long limit, long windowMs, long syncMs, long mostDelayMs, LinkOptions links,
                Schedule schedule) {
            this.regions = new EdgeRegions(solution, count, limit, windowMs, syncMs, links, schedule);
            this.count = count;
            this.limit = limit;
            this.windowMs = windowMs;
            this.toldWithinMs = syncMs + mostDelayMs + 1;
        }

        /** What happens before this is not held against a region that does not know of it. */
        void freshFrom(long time) {
            freshFrom = time;
        }

        boolean request(int region, String key) {
            long now = regions.world().nowMillis();
            long begin = now / windowMs * windowMs;
            long all = 0;
            long own = 0;
            long known = 0;
            for (int i = admissions.size() - 1; i >= 0 && admissions.get(i).time() >= begin; i--) {
                Admission admission = admissions.get(i);
                if (admission.key().equals(key)) {
                    all++;
                    own += admission.region() == region ? 1 : 0;
                    boolean isTold = admission.time() < now - toldWithinMs && admission.time() >= freshFrom;
                    known += admission.region() == region || isTold ? 1 : 0;
                }
            }
            boolean admitted = regions.admits(region, key);
            if (admitted) {
                Expect.that("limit", own < limit, "A region admits " + (own + 1) + " requests by itself in one window; the limit is " + limit + ".");
                Expect.that("fresh", known < limit, "A region admits a request, although " + known + " of " + limit
                        + " were admitted in this window so long ago that it must have been told.");
                admissions.add(new Admission(now, region, key));
            } else {
                Expect.that("justified", all >= limit, "A region rejects a request, although only " + all + " of " + limit
                        + " were admitted in this window, in all regions together.");
            }
            return admitted;
        }

        void runFor(long millis) {
            regions.world().runFor(millis);
        }

        long now() {
            return regions.world().nowMillis();
        }
    }

    @Test
    @Check(
            id = "E1",
            title = "Each region knows of the others' admissions in time, whatever comes twice",
            points = 3,
            schedules = 60,
            hint = "Tell absolute numbers and merge them by maximum: then a copy does no harm.")
    void duplicates(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("requests");
            int count = 2 + random.nextInt(4);
            long limit = 5 + random.nextInt(36);
            LinkOptions links = LinkOptions.delay(MICROS_PER_MILLI, 150 * MICROS_PER_MILLI).withDuplicates(300, 300 * MICROS_PER_MILLI);
            Game game = new Game(solution, count, limit, 2_000, 100, 150, links, schedule);
            for (int i = 0; i < 300; i++) {
                game.request(random.nextInt(count), "k");
                game.runFor(random.nextInt(40));
            }
        });
    }

    @Test
    @Check(
            id = "E2",
            title = "Bursts in all regions at once, and messages that overtake each other",
            points = 3,
            schedules = 60,
            hint = "What a region has been told stays told: an older message takes nothing back.",
            keeps = "bursts in all regions at one moment, in which more passes than the limit allows until they are told")
    void bursts(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("requests");
            int count = 2 + random.nextInt(4);
            long limit = 10 + random.nextInt(30);
            LinkOptions links = LinkOptions.delay(MICROS_PER_MILLI, 300 * MICROS_PER_MILLI);
            Game game = new Game(solution, count, limit, 5_000, 200, 300, links, schedule);
            for (int window = 0; window < 2; window++) {
                for (int burst = 0; burst < 4; burst++) {
                    for (int i = 0; i < 60; i++) {
                        game.request(random.nextInt(count), "k");
                    }
                    game.runFor(random.nextInt(900));
                }
                game.runFor(1_500);
                for (int region = 0; region < count; region++) {
                    game.request(region, "k");
                }
                game.runFor(5_000 - game.now() % 5_000 + random.nextInt(300));
            }
        });
    }

    @Test
    @Check(
            id = "E2b",
            title = "Twenty keys, and messages that are a second late",
            points = 2,
            schedules = 8,
            hint = "The message that arrives last is not the one that was sent last.")
    void late(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("requests");
            LinkOptions links = LinkOptions.delay(MICROS_PER_MILLI, MICROS_PER_MILLI).withStragglers(500, 999, 999);
            Game game = new Game(solution, 3, 12, 6_000, 100, 1_000, links, schedule);
            for (int i = 0; i < 900; i++) {
                game.request(random.nextInt(3), "k" + random.nextInt(20));
                game.runFor(random.nextInt(25));
            }
        });
    }

    @Test
    @Check(
            id = "E3",
            title = "Cut off, each region keeps to the limit alone; healed, they agree again in the next window",
            points = 2,
            schedules = 40,
            hint = "Windows end, also for a region that hears from nobody.")
    void partition(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("requests");
            LinkOptions links = LinkOptions.delay(MICROS_PER_MILLI, 50 * MICROS_PER_MILLI);
            Game game = new Game(solution, 3, 20, 4_000, 100, 50, links, schedule);
            game.runFor(1_000);
            game.freshFrom(16_000);
            game.regions.world().network().split(0);
            while (game.now() < 12_500) {
                game.request(random.nextInt(3), "k");
                game.runFor(random.nextInt(60));
            }
            game.regions.world().network().heal();
            while (game.now() < 24_000) {
                game.request(random.nextInt(3), "k");
                game.runFor(random.nextInt(60));
            }
        });
    }

    @Test
    @Check(
            id = "E4",
            title = "Few messages, and memory for a few windows",
            points = 2,
            schedules = 5,
            hint = "One message to each peer at each interval is enough, and nobody needs to pass on what others told. Forget old windows.")
    void economy(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("requests");
            LinkOptions links = LinkOptions.delay(MICROS_PER_MILLI, 50 * MICROS_PER_MILLI);
            Game game = new Game(solution, 4, 200, 500, 100, 50, links, schedule);
            long[][] sent = new long[4][4];
            game.regions.world().watch(new Monitor<EdgeMessage>() {
                @Override
                public void sent(int from, int to, EdgeMessage message) {
                    sent[from][to]++;
                }
            });
            OptionalLong early = OptionalLong.empty();
            for (int i = 0; i < 3_000; i++) {
                game.request(random.nextInt(4), "w" + game.now() / 500 + " k" + random.nextInt(4));
                game.runFor(5);
                if (i == 290) {
                    early = Footprint.slots(game.regions.limiter(0));
                }
            }
            long most = 3 * (game.now() / 100) + 10;
            for (int from = 0; from < game.count; from++) {
                for (int to = 0; to < game.count; to++) {
                    Expect.that("messages", sent[from][to] <= most, "In " + game.now() / 100 + " sync intervals a region sent " + sent[from][to]
                            + " messages to one peer; at most three an interval are allowed.");
                }
            }
            OptionalLong late = Footprint.slots(game.regions.limiter(0));
            if (early.isPresent() && late.isPresent()) {
                Expect.that("memory", late.getAsLong() <= 4 * early.getAsLong() + 200,
                        "After 30 windows a region keeps more than four times as much as after three: old windows are not forgotten.");
            }
        });
    }
}
