package music;

import dev.assay.labs.music.AudioFormat;
import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.Segment;
import dev.assay.labs.music.Variant;
import java.util.List;

/** Plans segments and writes playlists. */
final class Hls implements HlsWriter {
    private static final long MICROS = 1_000_000;
    private static final long MOST_FRAMES = 10_000_000;
    private static final long LONGEST_TARGET_MICROS = 3_600 * MICROS;

    @Override
    public List<Integer> planSegments(long totalFrames, AudioFormat format, long targetMicros) {
        // TODO How many whole frames fit into the target? What is left for the last segment?
        throw new UnsupportedOperationException("Hls.planSegments");
    }

    @Override
    public List<Long> durationsMicros(List<Integer> frames, AudioFormat format) {
        // TODO Round boundaries, not durations: what rounding loses in one segment, the next one gets.
        throw new UnsupportedOperationException("Hls.durationsMicros");
    }

    @Override
    public String media(List<Segment> segments) {
        // TODO The lines are in the contract, in this order.
        throw new UnsupportedOperationException("Hls.media");
    }

    @Override
    public String master(List<Variant> variants) {
        // TODO Ascending by bandwidth.
        throw new UnsupportedOperationException("Hls.master");
    }
}
