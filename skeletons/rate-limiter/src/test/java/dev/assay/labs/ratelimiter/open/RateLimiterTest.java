package dev.assay.labs.ratelimiter.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.RandomSource;
import dev.assay.labs.ratelimiter.Algorithm;
import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Descriptor;
import dev.assay.labs.ratelimiter.Dropped;
import dev.assay.labs.ratelimiter.LeakingBucket;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.Rejected;
import dev.assay.labs.ratelimiter.Request;
import dev.assay.labs.ratelimiter.Response;
import dev.assay.labs.ratelimiter.RetryPolicy;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.Scheduled;
import dev.assay.labs.ratelimiter.Verdict;
import dev.assay.labs.ratelimiter.testbed.Fleet;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Ten examples to work with. The hidden tests ask the same questions with other numbers, and a few more. */
@Part(id = "P", title = "Public tests")
final class RateLimiterTest {
    private static void says(String what, Limiter limiter, long now, long permits, Decision expected) {
        Expect.equal("decision", what + ", asked for " + permits + " at " + now + " ms, its answer", expected, limiter.tryAcquire(now, permits));
    }

    @Test
    @Check(id = "P1", title = "Token bucket: four tokens, two a second", hint = "It starts full, and half a token is not lost.")
    void tokenBucket(RateLimiterSolution solution) {
        Limiter bucket = solution.tokenBucket(4, 2, 1_000);
        says("A token bucket", bucket, 0, 3, new Allowed(1));
        says("A token bucket", bucket, 0, 2, new Rejected(500));
        says("A token bucket", bucket, 750, 2, new Allowed(0));
        says("A token bucket", bucket, 1_000, 1, new Allowed(0));
        says("A token bucket", bucket, 1_000, 5, new Rejected(Rejected.NEVER));
    }

    @Test
    @Check(id = "P2", title = "Leaking bucket: a burst of six into a queue of three", hint = "One leaves at once, three wait, two are dropped.")
    void leakingBucket(RateLimiterSolution solution) {
        LeakingBucket bucket = solution.leakingBucket(3, 100);
        Expect.equal("decision", "The first answer", new Scheduled(0, 0), bucket.offer(0));
        Expect.equal("decision", "The second answer", new Scheduled(100, 1), bucket.offer(0));
        Expect.equal("decision", "The third answer", new Scheduled(200, 2), bucket.offer(0));
        Expect.equal("decision", "The fourth answer", new Scheduled(300, 3), bucket.offer(0));
        Expect.equal("decision", "The fifth answer", new Dropped(100), bucket.offer(0));
        Expect.equal("decision", "The sixth answer", new Dropped(100), bucket.offer(0));
    }

    @Test
    @Check(id = "P3", title = "Fixed window: five before the edge and five after it", hint = "Windows are aligned to multiples of their length.")
    void fixedWindow(RateLimiterSolution solution) {
        Limiter window = solution.fixedWindow(5, 60_000);
        says("A fixed window", window, 59_000, 5, new Allowed(0));
        says("A fixed window", window, 59_500, 1, new Rejected(500));
        says("A fixed window", window, 61_000, 5, new Allowed(0));
    }

    @Test
    @Check(id = "P4", title = "Sliding log: two in a minute", hint = "What is exactly a minute old is gone.")
    void slidingLog(RateLimiterSolution solution) {
        Limiter log = solution.slidingLog(2, 60_000);
        says("A sliding log", log, 1_000, 1, new Allowed(1));
        says("A sliding log", log, 30_000, 1, new Allowed(0));
        says("A sliding log", log, 50_000, 1, new Rejected(11_000));
        says("A sliding log", log, 61_000, 1, new Allowed(0));
    }

    @Test
    @Check(id = "P5", title = "Sliding counter: 6.5 of 7 lets one more pass", hint = "5 before, 3 now, 30 % into the minute: 5 * 0.7 + 3.")
    void slidingCounter(RateLimiterSolution solution) {
        Limiter counter = solution.slidingCounter(7, 60_000);
        says("A sliding counter", counter, 30_000, 5, new Allowed(2));
        says("A sliding counter", counter, 66_000, 2, new Allowed(1));
        says("A sliding counter", counter, 78_000, 1, new Allowed(1));
        says("A sliding counter", counter, 78_000, 1, new Allowed(0));
        says("A sliding counter", counter, 78_000, 1, new Rejected(6_001));
    }

    @Test
    @Check(id = "P6", title = "GCRA answers as a token bucket does", hint = "Two numbers are enough.")
    void gcra(RateLimiterSolution solution) {
        Limiter gcra = solution.gcra(3, 1, 100);
        says("GCRA", gcra, 1_000, 2, new Allowed(1));
        says("GCRA", gcra, 1_000, 2, new Rejected(100));
        says("GCRA", gcra, 1_100, 2, new Allowed(0));
        says("GCRA", gcra, 1_150, 1, new Rejected(50));
    }

    @Test
    @Check(id = "P7", title = "The rule with most descriptors wins", hint = "A descriptor without a value fits any value, but the attribute must be there.")
    void rules(RateLimiterSolution solution) {
        Rule all = new Rule("messaging", List.of(new Descriptor("type", "marketing")), Algorithm.FIXED_WINDOW, 5, 86_400_000);
        Rule each = new Rule("messaging", List.of(new Descriptor("type", "marketing"), new Descriptor("to", null)),
                Algorithm.FIXED_WINDOW, 1, 86_400_000);
        List<Rule> rules = List.of(all, each);
        Expect.equal("rule", "The rule of a marketing message to 7", Optional.of(each),
                solution.rules().match(rules, new Request("messaging", Map.of("type", "marketing", "to", "7"), 1)));
        Expect.equal("rule", "The rule of a marketing message to nobody", Optional.of(all),
                solution.rules().match(rules, new Request("messaging", Map.of("type", "marketing"), 1)));
        Expect.equal("rule", "The rule of a login", Optional.empty(),
                solution.rules().match(rules, new Request("auth", Map.of("type", "marketing"), 1)));
    }

    @Test
    @Check(id = "P8", title = "Too many requests: 429, come again after 30 seconds", hint = "Seconds are rounded up.")
    void tooManyRequests(RateLimiterSolution solution) {
        Rule rule = new Rule("api", List.of(), Algorithm.FIXED_WINDOW, 10, 60_000);
        Response response = solution.httpGate().respond(Optional.of(rule), new Verdict(false, 0, 29_001, false));
        Expect.equal("http", "The answer to a rejected request", new Response(429, Map.of("X-RateLimit-Limit", "10",
                "X-RateLimit-Remaining", "0", "Retry-After", "30", "X-RateLimit-Retry-After", "30")), response);
    }

    @Test
    @Check(
            id = "P9",
            title = "Two machines, one permit: just one of two requests passes",
            schedules = 3,
            hint = "Read, check and write must be one step at the store.")
    void twoMachines(RateLimiterSolution solution, Schedules schedules) {
        Rule rule = new Rule("api", List.of(), Algorithm.FIXED_WINDOW, 1, 60_000);
        schedules.forEach(schedule -> {
            World world = new World(World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 5)));
            Fleet fleet = new Fleet(solution, solution.rules(), world, 2);
            var one = fleet.check(0, List.of(rule), rule, new Request("api", Map.of(), 1));
            var other = fleet.check(1, List.of(rule), rule, new Request("api", Map.of(), 1));
            world.runToRest();
            Expect.that("limit", one.result().allowed() != other.result().allowed(),
                    "Of two requests at the same time, with one permit, " + (one.result().allowed() ? "both pass." : "none passes."));
        });
    }

    @Test
    @Check(id = "P10", title = "A client waits longer each time, and never the same", hint = "Full jitter: from 0 to the span.")
    void backoff(RateLimiterSolution solution, Schedules schedules) {
        RetryPolicy policy = solution.retryPolicy(100, 1_000, 4);
        schedules.forEach(schedule -> {
            RandomSource random = schedule.stream("client");
            for (int attempt = 0; attempt < 4; attempt++) {
                long delay = policy.nextDelayMs(attempt, OptionalLong.of(50), random).orElse(-1);
                Expect.that("retry", delay >= 50 && delay <= 50 + Math.min(1_000, 100L << attempt),
                        "The delay after " + attempt + " failed tries is " + delay + " ms.");
            }
            Expect.equal("retry", "The delay after the fourth failed try", OptionalLong.empty(),
                    policy.nextDelayMs(4, OptionalLong.empty(), random));
        });
    }
}
