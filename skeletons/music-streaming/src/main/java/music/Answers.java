package music;

import dev.assay.labs.music.Estimates;
import java.util.List;

/** Answers to the capacity questions. */
final class Answers implements Estimates {
    @Override
    public double replicatedBytes(double songs, double bytesPerSong, int replicas) {
        throw new UnsupportedOperationException("Answers.replicatedBytes");
    }

    @Override
    public double allRenditionsBytes(double songs, double bytesPerSong, int storedKbps, List<Integer> kbps) {
        throw new UnsupportedOperationException("Answers.allRenditionsBytes");
    }

    @Override
    public double songSeconds(double bytes, int kbps) {
        throw new UnsupportedOperationException("Answers.songSeconds");
    }

    @Override
    public double objects(double songs, double seconds, double segmentSeconds, int renditions) {
        throw new UnsupportedOperationException("Answers.objects");
    }

    @Override
    public double egressBps(double streams, int kbps) {
        throw new UnsupportedOperationException("Answers.egressBps");
    }

    @Override
    public double originBps(double streams, int kbps, double hitRatio) {
        throw new UnsupportedOperationException("Answers.originBps");
    }

    @Override
    public double zipfHitRatio(long catalogue, long cached) {
        throw new UnsupportedOperationException("Answers.zipfHitRatio");
    }

    @Override
    public double startupMs(double rttMs, double firstSegmentBytes, int kbps) {
        throw new UnsupportedOperationException("Answers.startupMs");
    }
}
