package ratelimiter;

import dev.assay.labs.ratelimiter.HttpGate;
import dev.assay.labs.ratelimiter.Rejected;
import dev.assay.labs.ratelimiter.Response;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says a verdict in HTTP. */
final class Gate implements HttpGate {
    @Override
    public Response respond(Optional<Rule> rule, Verdict verdict) {
        // BEGIN SOLUTION
        // STUB: // TODO Four cases. A client that waits a second too little comes back in vain.
        // STUB: throw new UnsupportedOperationException("Gate.respond");
        Map<String, String> headers = new HashMap<>();
        if (rule.isEmpty()) {
            return new Response(200, headers);
        }
        headers.put("X-RateLimit-Limit", Long.toString(rule.get().limit()));
        if (verdict.degraded()) {
            return new Response(200, headers);
        }
        headers.put("X-RateLimit-Remaining", Long.toString(verdict.allowed() ? verdict.remaining() : 0));
        if (verdict.allowed()) {
            return new Response(200, headers);
        }
        if (verdict.retryAfterMs() != Rejected.NEVER) {
            String seconds = Long.toString((verdict.retryAfterMs() + 999) / 1_000);
            headers.put("Retry-After", seconds);
            headers.put("X-RateLimit-Retry-After", seconds);
        }
        return new Response(429, headers);
        // END SOLUTION
    }
}
