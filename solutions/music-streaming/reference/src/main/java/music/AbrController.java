package music;

import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;

/** Chooses bit rates. */
final class AbrController implements Abr {
    private final AbrConfig config;
    // BEGIN SOLUTION
    /** What a segment is worth at all, beside its quality: how much silence is to be feared. */
    private static final double WORTH = 1.0;

    private final double balance;
    // END SOLUTION

    AbrController(AbrConfig config) {
        this.config = config;
        // BEGIN SOLUTION
        double segments = (double) config.maxBufferMs() / config.segmentMs();
        this.balance = (segments - 0.5) / (quality(config.kbps().size() - 1) + WORTH);
        // END SOLUTION
    }

    @Override
    public void onDownload(long bytes, long elapsedMs) {
        // BEGIN SOLUTION
        // STUB: // TODO Do you need to know how fast the network is?
        require(bytes >= 0 && elapsedMs >= 0, bytes + " bytes in " + elapsedMs + " ms");
        // END SOLUTION
    }

    @Override
    public int choose(long bufferedMs, int lastRendition) {
        // BEGIN SOLUTION
        // STUB: // TODO From how fast the network was, or from what is buffered, or from both?
        // STUB: throw new UnsupportedOperationException("AbrController.choose");
        require(bufferedMs >= 0 && lastRendition >= -1 && lastRendition < config.kbps().size(), bufferedMs + " ms, " + lastRendition);
        double buffered = (double) bufferedMs / config.segmentMs();
        int best = 0;
        for (int rendition = 1; rendition < config.kbps().size(); rendition++) {
            if (score(rendition, buffered) > score(best, buffered)) {
                best = rendition;
            }
        }
        return best;
        // END SOLUTION
    }

    @Override
    public boolean abandon(int rendition, long bytesDone, long bytesTotal, long elapsedMs, long bufferedMs) {
        // BEGIN SOLUTION
        // STUB: // TODO When will it be there? And when would the smallest one be there?
        // STUB: throw new UnsupportedOperationException("AbrController.abandon");
        require(rendition >= 0 && rendition < config.kbps().size() && bytesDone >= 0 && bytesDone <= bytesTotal && bytesTotal >= 1
                && elapsedMs >= 1 && bufferedMs >= 0, rendition + ", " + bytesDone + " of " + bytesTotal);
        if (rendition == 0) {
            return false;
        }
        double perByte = (double) elapsedMs / Math.max(1, bytesDone);
        double left = (bytesTotal - bytesDone) * perByte;
        double lowest = (double) bytesTotal * config.kbps().getFirst() / config.kbps().get(rendition) * perByte;
        return left > bufferedMs && lowest < left;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private double quality(int rendition) {
        return Math.log((double) config.kbps().get(rendition) / config.kbps().getFirst());
    }

    /** BOLA: what a rendition is worth against what is buffered, for each of its bits. */
    private double score(int rendition, double buffered) {
        return (balance * (quality(rendition) + WORTH) - buffered) / config.kbps().get(rendition);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("out of range: " + what);
        }
    }
    // END SOLUTION
}
