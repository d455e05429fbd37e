package leaderboard;

import dev.assay.labs.leaderboard.ScoreCodec;

/** A score and the time it was reached in one double. */
final class PackedScore implements ScoreCodec {
    private final long start;
    private final long end;
    private final long resolution;
    // BEGIN SOLUTION
    private static final int EXACT_BITS = 53;

    private final long ticks;
    private final int timeBits;
    // END SOLUTION

    PackedScore(long startMillis, long endMillis, long resolutionMillis) {
        this.start = startMillis;
        this.end = endMillis;
        this.resolution = resolutionMillis;
        // BEGIN SOLUTION
        // STUB: // TODO What has to be refused here?
        long span = endMillis - startMillis;
        if (startMillis >= endMillis || span < 0 || resolutionMillis < 1) {
            throw new IllegalArgumentException("a period from " + startMillis + " to " + endMillis + " in steps of " + resolutionMillis);
        }
        this.ticks = Math.ceilDiv(span, resolutionMillis);
        this.timeBits = Long.SIZE - Long.numberOfLeadingZeros(ticks - 1);
        if (timeBits >= EXACT_BITS) {
            throw new IllegalArgumentException("the times of the period take " + timeBits + " bits; none is left for the score");
        }
        // END SOLUTION
    }

    @Override
    public double pack(long score, long reachedAtMillis) {
        // BEGIN SOLUTION
        // STUB: // TODO Earlier is better.
        // STUB: throw new UnsupportedOperationException("PackedScore.pack");
        if (score < 0 || score > maxScore() || reachedAtMillis < start || reachedAtMillis >= end) {
            throw new IllegalArgumentException("a score of " + score + " reached at " + reachedAtMillis);
        }
        long tick = (reachedAtMillis - start) / resolution;
        return score << timeBits | ticks - 1 - tick;
        // END SOLUTION
    }

    @Override
    public long score(double packed) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("PackedScore.score");
        return whole(packed) >>> timeBits;
        // END SOLUTION
    }

    @Override
    public long reachedAt(double packed) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("PackedScore.reachedAt");
        long tick = ticks - 1 - (whole(packed) & (1L << timeBits) - 1);
        if (tick < 0) {
            throw new IllegalArgumentException(packed + " holds a time that is not in the period");
        }
        return start + tick * resolution;
        // END SOLUTION
    }

    @Override
    public long maxScore() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("PackedScore.maxScore");
        return (1L << EXACT_BITS - timeBits) - 1;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static long whole(double packed) {
        long whole = (long) packed;
        if (whole != packed || whole < 0 || whole >= 1L << EXACT_BITS) {
            throw new IllegalArgumentException(packed + " is no packed score");
        }
        return whole;
    }
    // END SOLUTION
}
