package music;

import dev.assay.labs.music.Estimates;
import java.util.List;

/** Answers to the capacity questions. */
final class Answers implements Estimates {
    @Override
    public double replicatedBytes(double songs, double bytesPerSong, int replicas) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Answers.replicatedBytes");
        return songs * bytesPerSong * replicas;
        // END SOLUTION
    }

    @Override
    public double allRenditionsBytes(double songs, double bytesPerSong, int storedKbps, List<Integer> kbps) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Answers.allRenditionsBytes");
        return songs * bytesPerSong * kbps.stream().mapToInt(rate -> rate).sum() / storedKbps;
        // END SOLUTION
    }

    @Override
    public double songSeconds(double bytes, int kbps) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Answers.songSeconds");
        return bytes * 8 / (kbps * 1_000.0);
        // END SOLUTION
    }

    @Override
    public double objects(double songs, double seconds, double segmentSeconds, int renditions) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Answers.objects");
        return songs * Math.ceil(seconds / segmentSeconds) * renditions;
        // END SOLUTION
    }

    @Override
    public double egressBps(double streams, int kbps) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Answers.egressBps");
        return streams * kbps * 1_000;
        // END SOLUTION
    }

    @Override
    public double originBps(double streams, int kbps, double hitRatio) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Answers.originBps");
        return streams * kbps * 1_000 * (1 - hitRatio);
        // END SOLUTION
    }

    @Override
    public double zipfHitRatio(long catalogue, long cached) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Answers.zipfHitRatio");
        return harmonic(cached) / harmonic(catalogue);
        // END SOLUTION
    }

    @Override
    public double startupMs(double rttMs, double firstSegmentBytes, int kbps) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Answers.startupMs");
        return 3 * rttMs + firstSegmentBytes * 8 / kbps;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** 1 + 1/2 + ... + 1/n, by Euler and Maclaurin. */
    private static double harmonic(long n) {
        double sum = 0;
        long exact = Math.min(n, 1_000);
        for (long i = 1; i <= exact; i++) {
            sum += 1.0 / i;
        }
        return sum + Math.log((n + 0.5) / (exact + 0.5));
    }
    // END SOLUTION
}
