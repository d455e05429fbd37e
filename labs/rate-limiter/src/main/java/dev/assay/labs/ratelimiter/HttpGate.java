package dev.assay.labs.ratelimiter;

import java.util.Optional;

/**
 * Says a verdict in HTTP (RFC 6585, RFC 9110).
 *
 * <ul>
 *   <li>No rule: 200 without headers.
 *   <li>Allowed: 200, {@code X-RateLimit-Limit} and {@code X-RateLimit-Remaining}.
 *   <li>Degraded: 200 and {@code X-RateLimit-Limit} alone, as nobody knows what remains.
 *   <li>Rejected: 429, {@code X-RateLimit-Limit}, {@code X-RateLimit-Remaining: 0}, and {@code Retry-After} and
 *       {@code X-RateLimit-Retry-After} in whole seconds, rounded up; both are left out where it is never worth trying again.
 * </ul>
 */
public interface HttpGate {
    /** The head of the answer. */
    Response respond(Optional<Rule> rule, Verdict verdict);
}
