package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.ScoreCodec;
import dev.assay.simulator.RandomStream;
import org.junit.jupiter.api.Test;

/** Scores and times in one double. */
@Part(id = "B", title = "Packing")
final class Packing {
    private static final long SECOND = 1_000;
    private static final long DAY = 86_400 * SECOND;
    /** 2026-01-01T00:00Z. */
    private static final long JANUARY = 1_767_225_600_000L;
    private static final double END = 0x1p53;

    /** A period and a resolution. */
    private record Period(long start, long end, long resolution) {
        static Period random(RandomStream random) {
            long resolution = new long[] {1, 10, SECOND, 60 * SECOND, DAY, 7}[random.nextInt(6)];
            long days = 1 + random.nextInt(31);
            long start = JANUARY + random.nextInt(400) * DAY + (random.chance(300) ? random.nextInt(1_000) : 0);
            return new Period(start, start + days * DAY + (random.chance(300) ? random.nextInt(100) : 0), resolution);
        }

        ScoreCodec codec(LeaderboardSolution solution) {
            return solution.codec(start, end, resolution);
        }

        long tick(long time) {
            return (time - start) / resolution;
        }

        /** By the definition: as many bits for the times as the last tick's number has. */
        long maxScore() {
            long ticks = (end - start + resolution - 1) / resolution;
            int bits = 0;
            while (bits < 63 && (ticks - 1) >> bits != 0) {
                bits++;
            }
            return (1L << 53 - bits) - 1;
        }

        long anyTime(RandomStream random) {
            return switch (random.nextInt(4)) {
                case 0 -> start + random.nextInt(3);
                case 1 -> end - 1 - random.nextInt(3);
                default -> random.nextLong(start, end);
            };
        }

        long anyScore(RandomStream random) {
            return switch (random.nextInt(4)) {
                case 0 -> random.nextInt(3);
                case 1 -> maxScore() - random.nextInt(3);
                default -> random.nextLong(0, maxScore() + 1);
            };
        }

        String inWords() {
            return "a period of " + (end - start) + " ms in steps of " + resolution + " ms";
        }
    }

    private static String shown(long score, long time, Period period) {
        return "(" + score + ", tick " + period.tick(time) + ")";
    }

    @Test
    @Check(
            id = "B1",
            title = "The larger double is the higher score, or the same score reached earlier",
            points = 4,
            schedules = 100,
            hint = "The score in the upper bits, and the ticks that were left of the period in the lower ones.")
    void order(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("pairs");
            Period period = Period.random(random);
            ScoreCodec codec = period.codec(solution);
            for (int i = 0; i < 20; i++) {
                long score = period.anyScore(random);
                long other = random.chance(500) ? score : random.chance(500) ? Math.max(0, score - 1) : period.anyScore(random);
                long time = period.anyTime(random);
                long then = random.chance(500) ? period.anyTime(random) : Math.min(period.end - 1, time + period.resolution);
                int expected = score != other ? Long.compare(score, other) : Long.compare(period.tick(then), period.tick(time));
                int actual = Double.compare(codec.pack(score, time), codec.pack(other, then));
                Expect.that("order", Integer.signum(actual) == expected, "In " + period.inWords() + ", " + shown(score, time, period) + " must order "
                        + (expected > 0 ? "above " : expected < 0 ? "below " : "like ") + shown(other, then, period) + ".");
            }
        });
    }

    @Test
    @Check(
            id = "B2",
            title = "Limits, round trips, the neighbours of 2^53, and what is refused",
            points = 4,
            schedules = 60,
            hint = "All whole numbers up to 2^53 are doubles. A month in milliseconds takes 32 bits of 53, a time since 1970 takes 41.")
    void limits(LeaderboardSolution solution, Schedules schedules) {
        limit(solution, new Period(JANUARY, JANUARY + 31 * DAY, 1), 2_097_151, "31 days at 1 ms");
        limit(solution, new Period(JANUARY, JANUARY + 31 * DAY, SECOND), (1L << 31) - 1, "31 days at 1 s");
        limit(solution, new Period(JANUARY, JANUARY + 31 * DAY, DAY), (1L << 48) - 1, "31 days at 1 day");
        limit(solution, new Period(0, 32, 1), (1L << 48) - 1, "32 ms at 1 ms");
        limit(solution, new Period(0, 33, 1), (1L << 47) - 1, "33 ms at 1 ms");
        limit(solution, new Period(0, 33, 2), (1L << 48) - 1, "33 ms at 2 ms");
        limit(solution, new Period(-5, 4, 100), (1L << 53) - 1, "9 ms at 100 ms");
        limit(solution, new Period(0, 1L << 52, 1), 1, "2^52 ms at 1 ms");
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("values");
            Period period = Period.random(random);
            ScoreCodec codec = period.codec(solution);
            Expect.equal("limit", "The largest score in " + period.inWords(), period.maxScore(), codec.maxScore());
            for (int i = 0; i < 20; i++) {
                long score = period.anyScore(random);
                long time = period.anyTime(random);
                double packed = codec.pack(score, time);
                Expect.that("exact", packed >= 0 && packed < END && packed == Math.rint(packed),
                        "A packed number must be a whole number from 0 to 2^53 - 1, but is " + packed + ".");
                Expect.equal("round trip", "The score of " + shown(score, time, period), score, codec.score(packed));
                Expect.equal("round trip", "The time of " + shown(score, time, period) + " since the start",
                        period.tick(time) * period.resolution, codec.reachedAt(packed) - period.start);
            }
            Expect.refused("A score of -1", IllegalArgumentException.class, () -> codec.pack(-1, period.start));
            Expect.refused("A score above the largest", IllegalArgumentException.class, () -> codec.pack(period.maxScore() + 1, period.start));
            Expect.refused("A time before the period", IllegalArgumentException.class, () -> codec.pack(1, period.start - 1));
            Expect.refused("A time at the period's end", IllegalArgumentException.class, () -> codec.pack(1, period.end));
        });
        refusals(solution);
    }

    private static void limit(LeaderboardSolution solution, Period period, long maxScore, String what) {
        ScoreCodec codec = period.codec(solution);
        Expect.equal("limit", "maxScore for " + what, maxScore, codec.maxScore());
        double best = codec.pack(maxScore, period.start);
        Expect.equal("limit", "The largest score that can be packed for " + what + ", read again", maxScore, codec.score(best));
        Expect.that("limit", best < END, "What is packed for " + what + " is 2^53 or more: not exact any longer.");
    }

    private static void refusals(LeaderboardSolution solution) {
        for (double packed : new double[] {-1, 0.5, END, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300}) {
            ScoreCodec codec = solution.codec(0, 32, 1);
            Expect.refused("The score of " + packed, IllegalArgumentException.class, () -> codec.score(packed));
            Expect.refused("The time of " + packed, IllegalArgumentException.class, () -> codec.reachedAt(packed));
        }
        Expect.refused("A packed time of the 33rd of 33 ticks and later", IllegalArgumentException.class,
                () -> solution.codec(0, 33, 1).reachedAt(63));
        Expect.refused("An empty period", IllegalArgumentException.class, () -> solution.codec(5, 5, 1));
        Expect.refused("A period that ends before it starts", IllegalArgumentException.class, () -> solution.codec(5, 4, 1));
        Expect.refused("A resolution of 0", IllegalArgumentException.class, () -> solution.codec(0, 5, 0));
        Expect.refused("A resolution of -1", IllegalArgumentException.class, () -> solution.codec(0, 5, -1));
        Expect.refused("A period that leaves no bit", IllegalArgumentException.class, () -> solution.codec(0, (1L << 52) + 1, 1));
        Expect.refused("A period longer than a long", IllegalArgumentException.class, () -> solution.codec(Long.MIN_VALUE, Long.MAX_VALUE, 1));
    }
}
