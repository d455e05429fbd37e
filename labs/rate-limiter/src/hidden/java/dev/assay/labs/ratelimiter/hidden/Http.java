package dev.assay.labs.ratelimiter.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.labs.ratelimiter.Algorithm;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.Rejected;
import dev.assay.labs.ratelimiter.Response;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verdicts in HTTP. */
@Part(id = "C", title = "HTTP")
final class Http {
    private static final Optional<Rule> RULE = Optional.of(new Rule("api", List.of(), Algorithm.SLIDING_LOG, 17, 60_000));

    private static void says(RateLimiterSolution solution, String what, Optional<Rule> rule, Verdict verdict, Response expected) {
        Response response = solution.httpGate().respond(rule, verdict);
        Expect.that("http", response != null, "The answer to " + what + " is null.");
        Expect.equal("http", "The status for " + what, expected.status(), response.status());
        Expect.equal("http", "The headers for " + what, expected.headers(), response.headers());
    }

    @Test
    @Check(id = "C1", title = "Status and headers of each kind of verdict", points = 3, hint = "Four kinds; say nothing that you do not know.")
    void kinds(RateLimiterSolution solution) {
        says(solution, "a request without a rule", Optional.empty(), new Verdict(true, 0, 0, false), new Response(200, Map.of()));
        says(solution, "an allowed request", RULE, new Verdict(true, 4, 0, false),
                new Response(200, Map.of("x-ratelimit-limit", "17", "X-RateLimit-Remaining", "4")));
        says(solution, "the last request that is allowed", RULE, new Verdict(true, 0, 0, false),
                new Response(200, Map.of("X-RateLimit-Limit", "17", "X-RateLimit-Remaining", "0")));
        says(solution, "a request that passed without an answer of the store", RULE, new Verdict(true, 0, 0, true),
                new Response(200, Map.of("X-RateLimit-Limit", "17")));
        says(solution, "a request for more than the limit", RULE, new Verdict(false, 0, Rejected.NEVER, false),
                new Response(429, Map.of("X-RateLimit-Limit", "17", "X-RateLimit-Remaining", "0")));
    }

    @Test
    @Check(id = "C2", title = "Waits in whole seconds, never too short", points = 3, hint = "1,001 ms are 2 seconds.")
    void waits(RateLimiterSolution solution) {
        long[] millis = {1, 499, 500, 999, 1_000, 1_001, 1_999, 2_000, 59_999, 60_001, 86_400_000};
        for (long wait : millis) {
            String seconds = Long.toString(wait / 1_000 + (wait % 1_000 > 0 ? 1 : 0));
            says(solution, "a wait of " + wait + " ms", RULE, new Verdict(false, 0, wait, false), new Response(429, Map.of(
                    "X-RateLimit-Limit", "17", "X-RateLimit-Remaining", "0", "Retry-After", seconds, "X-RateLimit-Retry-After", seconds)));
        }
    }
}
