package dev.assay.labs.ratelimiter.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.RetryPolicy;
import dev.assay.simulator.RandomStream;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A polite client. */
@Part(id = "F", title = "The client")
final class Client {
    @Test
    @Check(
            id = "F1",
            title = "Full jitter over a span that doubles, on top of what the server asked for",
            points = 4,
            hint = "2^attempt overflows for attempts that do happen. Jitter is drawn anew each time, from 0 up.")
    void fullJitter(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("client");
            RetryPolicy policy = solution.retryPolicy(100, 10_000, 1_000);
            for (int attempt : new int[] {0, 1, 2, 3, 5, 6, 7, 31, 32, 57, 63, 64, 999}) {
                long span = attempt >= 7 ? 10_000 : 100L << attempt;
                int tries = attempt == 5 ? 2_000 : 400;
                double sum = 0;
                long least = Long.MAX_VALUE;
                for (int i = 0; i < tries; i++) {
                    long asked = i % 2 == 0 ? 0 : 30_000;
                    long delay = policy.nextDelayMs(attempt, asked == 0 ? OptionalLong.empty() : OptionalLong.of(asked), random).orElse(-1);
                    Expect.that("retry", delay >= asked && delay <= asked + span, "After " + attempt + " failed tries, from 100 ms up to 10 s"
                            + (asked == 0 ? "" : ", and asked to wait 30 s") + ", the delay is " + delay + " ms; it must be between " + asked
                            + " and " + (asked + span) + ".");
                    sum += delay - asked;
                    least = Math.min(least, delay - asked);
                }
                // Uniform: the mean is off by more than .06 of the span (n = 2,000) or .12 (n = 400) with probability below 1e-14.
                double mean = sum / tries / span;
                Expect.that("retry", Math.abs(mean - 0.5) <= (tries == 2_000 ? 0.06 : 0.12) && least <= span / 10,
                        "After " + attempt + " failed tries, delays are not spread evenly from 0 to " + span + " ms.");
            }
            RetryPolicy five = solution.retryPolicy(1, 1, 5);
            Expect.that("retry", five.nextDelayMs(4, OptionalLong.empty(), random).isPresent(), "A client with five tries gives up after four.");
            Expect.that("retry", five.nextDelayMs(5, OptionalLong.empty(), random).isEmpty(), "A client with five tries goes on after five.");
            Expect.that("retry", five.nextDelayMs(6, OptionalLong.of(10), random).isEmpty(), "A client with five tries goes on after six.");
        });
    }
}
