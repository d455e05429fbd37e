package leaderboard;

import dev.assay.labs.leaderboard.ScoreCodec;

/** A score and the time it was reached in one double. */
final class PackedScore implements ScoreCodec {
    private final long start;
    private final long end;
    private final long resolution;

    PackedScore(long startMillis, long endMillis, long resolutionMillis) {
        this.start = startMillis;
        this.end = endMillis;
        this.resolution = resolutionMillis;
        // TODO What has to be refused here?
    }

    @Override
    public double pack(long score, long reachedAtMillis) {
        // TODO Earlier is better.
        throw new UnsupportedOperationException("PackedScore.pack");
    }

    @Override
    public long score(double packed) {
        // TODO
        throw new UnsupportedOperationException("PackedScore.score");
    }

    @Override
    public long reachedAt(double packed) {
        // TODO
        throw new UnsupportedOperationException("PackedScore.reachedAt");
    }

    @Override
    public long maxScore() {
        // TODO
        throw new UnsupportedOperationException("PackedScore.maxScore");
    }
}
