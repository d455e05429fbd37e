package dev.assay.labs.ratelimiter.hidden;

import dev.assay.exam.Expect;
import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What an algorithm promises, written as a condition on everything that was admitted, and not as a way to compute it. A student's
 * limiter is compared with it call by call.
 */
abstract class Definition implements Limiter {
    private static final long LATEST = 20_000_000_000_000L;

    private final String name;
    private final long limit;
    private final List<Pass> passes = new ArrayList<>();
    private long seen;

    /** Permits that were admitted at a time. */
    record Pass(long time, long permits) {}

    Definition(String name, long limit) {
        this.name = name;
        this.limit = limit;
    }

    /** Whether so many permits would be allowed. */
    abstract boolean allows(List<Pass> passes, long time, long permits);

    private boolean allows(long time, long permits) {
        return permits <= limit && allows(passes, time, permits);
    }

    private long remaining(long time) {
        long permits = 0;
        while (permits < limit && allows(time, permits + 1)) {
            permits++;
        }
        return permits;
    }

    /** Asks the student's limiter, and compares all that it says. */
    void compare(Limiter limiter, long time, long permits) {
        long now = Math.max(seen, time);
        String what = name + ", asked for " + permits + (permits == 1 ? " permit" : " permits");
        boolean isBack = time < seen;
        seen = now;
        Decision decision = limiter.tryAcquire(time, permits);
        if (isBack) {
            what += " by a clock that has stepped back";
        }
        if (decision == null) {
            throw new Violation("API", what + ", answers null.");
        }
        boolean expected = allows(now, permits);
        switch (decision) {
            case Allowed allowed -> {
                Expect.that("decision", expected, what + ", allows them and must not.");
                passes.add(new Pass(now, permits));
                Expect.equal("remaining", "After " + what + ", has allowed it, remaining", remaining(now), allowed.remaining());
            }
            case Rejected rejected -> {
                Expect.that("decision", !expected, what + ", rejects them and must not.");
                honest(what, now, permits, rejected.retryAfterMs());
            }
        }
    }

    private void honest(String what, long now, long permits, long retry) {
        if (permits > limit) {
            Expect.that("retry-after", retry == Rejected.NEVER, what + ", which is more than there can ever be, says to come again.");
            return;
        }
        Expect.that("retry-after", retry >= 1 && retry < LATEST - now, what + ", says to come again after " + retry + " ms.");
        Expect.that("retry-after", allows(now + retry, permits), what + ", says to come again after " + retry
                + " ms, and they would be rejected then.");
        Expect.that("retry-after", retry == 1 || !allows(now + retry - 1, permits), what + ", says to come again after " + retry
                + " ms, and they would be allowed earlier.");
    }

    /** The definition itself as a limiter, for tests in which it is not the limiter that is examined. */
    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        seen = Math.max(seen, nowMs);
        if (!allows(seen, permits)) {
            return new Rejected(Rejected.NEVER);
        }
        passes.add(new Pass(seen, permits));
        return new Allowed(remaining(seen));
    }

    static Definition tokenBucket(long capacity, long tokens, long period) {
        return new Definition("a token bucket of " + capacity + ", refilled by " + tokens + " in " + period + " ms", capacity) {
            @Override
            boolean allows(List<Pass> passes, long time, long permits) {
                long sum = permits;
                for (int i = passes.size() - 1; i >= 0; i--) {
                    sum += passes.get(i).permits();
                    if ((sum - capacity) * period > tokens * (time - passes.get(i).time())) {
                        return false;
                    }
                }
                return permits <= capacity;
            }
        };
    }

    static Definition fixedWindow(long limit, long window) {
        return new Definition("fixed windows of " + limit + " in " + window + " ms", limit) {
            @Override
            boolean allows(List<Pass> passes, long time, long permits) {
                return sum(passes, time / window * window, time) + permits <= limit;
            }
        };
    }

    static Definition slidingLog(long limit, long window) {
        return new Definition("a sliding log of " + limit + " in " + window + " ms", limit) {
            @Override
            boolean allows(List<Pass> passes, long time, long permits) {
                return sum(passes, time - window + 1, time) + permits <= limit;
            }
        };
    }

    static Definition slidingCounter(long limit, long window) {
        return new Definition("a sliding counter of " + limit + " in " + window + " ms", limit) {
            @Override
            boolean allows(List<Pass> passes, long time, long permits) {
                long begin = time / window * window;
                long current = sum(passes, begin, time);
                long previous = sum(passes, begin - window, begin - 1);
                return current * window + previous * (window - (time - begin)) + (permits - 1) * window < limit * window;
            }
        };
    }

    private static long sum(List<Pass> passes, long from, long to) {
        long sum = 0;
        for (int i = passes.size() - 1; i >= 0 && passes.get(i).time() >= from; i--) {
            sum += passes.get(i).time() <= to ? passes.get(i).permits() : 0;
        }
        return sum;
    }
}
