package dev.assay.labs.ratelimiter;

/**
 * Decides whether requests may pass. Which ones, is a matter of the algorithm; these rules hold for all.
 *
 * <ul>
 *   <li><b>Exact.</b> No rounding may change a decision. 1/3 is no double; count in whole numbers.
 *   <li><b>{@link Allowed#remaining}</b> is the largest k for which {@code tryAcquire(now, k)} would be allowed right after.
 *   <li><b>{@link Rejected#retryAfterMs}</b> is honest: the same request is allowed that much later, and not before.
 *   <li><b>A rejected request leaves no trace</b>, but for the time.
 *   <li><b>A clock that steps back</b> counts as the largest time seen so far, in rejected calls too; retry times count from there.
 *   <li><b>Ranges.</b> Limits, capacities, tokens and permits: 1 to 1,000,000. Windows and periods: 1 to 2,678,400,000 ms (31 days).
 *       Times: 0 to 4,000,000,000,000. Anything else is an {@link IllegalArgumentException} and changes nothing.
 *   <li><b>Cost.</b> The gap since the last call does not matter; a sliding log may pay for what leaves it.
 * </ul>
 */
public interface Limiter {
    /**
     * Asks for permits, all or none.
     *
     * @param nowMs the time
     * @param permits how many
     */
    Decision tryAcquire(long nowMs, long permits);

    /** Asks for one permit. */
    default Decision tryAcquire(long nowMs) {
        return tryAcquire(nowMs, 1);
    }
}
