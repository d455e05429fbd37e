package music;

import dev.assay.labs.music.AudioFormat;
import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.Segment;
import dev.assay.labs.music.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plans segments and writes playlists. */
final class Hls implements HlsWriter {
    private static final long MICROS = 1_000_000;
    private static final long MOST_FRAMES = 10_000_000;
    private static final long LONGEST_TARGET_MICROS = 3_600 * MICROS;

    @Override
    public List<Integer> planSegments(long totalFrames, AudioFormat format, long targetMicros) {
        // BEGIN SOLUTION
        // STUB: // TODO How many whole frames fit into the target? What is left for the last segment?
        // STUB: throw new UnsupportedOperationException("Hls.planSegments");
        require(totalFrames >= 1 && totalFrames <= MOST_FRAMES, "frames: " + totalFrames);
        require(targetMicros >= 1 && targetMicros <= LONGEST_TARGET_MICROS, "target: " + targetMicros);
        long frames = Math.max(1, targetMicros * format.sampleRate() / (format.samplesPerFrame() * MICROS));
        List<Integer> plan = new ArrayList<>();
        for (long left = totalFrames; left > 0; left -= frames) {
            plan.add((int) Math.min(left, frames));
        }
        return plan;
        // END SOLUTION
    }

    @Override
    public List<Long> durationsMicros(List<Integer> frames, AudioFormat format) {
        // BEGIN SOLUTION
        // STUB: // TODO Round boundaries, not durations: what rounding loses in one segment, the next one gets.
        // STUB: throw new UnsupportedOperationException("Hls.durationsMicros");
        require(frames != null && !frames.isEmpty(), "no segments");
        List<Long> durations = new ArrayList<>();
        long samples = 0;
        long boundary = 0;
        for (int count : frames) {
            require(count >= 1, "frames: " + count);
            samples += (long) count * format.samplesPerFrame();
            long next = (2 * samples * MICROS + format.sampleRate()) / (2L * format.sampleRate());
            durations.add(next - boundary);
            boundary = next;
        }
        return durations;
        // END SOLUTION
    }

    @Override
    public String media(List<Segment> segments) {
        // BEGIN SOLUTION
        // STUB: // TODO The lines are in the contract, in this order.
        // STUB: throw new UnsupportedOperationException("Hls.media");
        require(segments != null && !segments.isEmpty(), "no segments");
        long target = 1;
        StringBuilder lines = new StringBuilder();
        for (Segment segment : segments) {
            requireUri(segment.uri());
            require(segment.durationMicros() >= 1, "duration: " + segment.durationMicros());
            target = Math.max(target, (segment.durationMicros() + MICROS / 2) / MICROS);
            lines.append("#EXTINF:").append(seconds(segment.durationMicros())).append(",\n").append(segment.uri()).append('\n');
        }
        return "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:" + target
                + "\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:0\n" + lines + "#EXT-X-ENDLIST\n";
        // END SOLUTION
    }

    @Override
    public String master(List<Variant> variants) {
        // BEGIN SOLUTION
        // STUB: // TODO Ascending by bandwidth.
        // STUB: throw new UnsupportedOperationException("Hls.master");
        require(variants != null && !variants.isEmpty(), "no variants");
        StringBuilder lines = new StringBuilder("#EXTM3U\n");
        for (Variant variant : variants.stream().sorted(Comparator.comparingInt(Variant::bandwidthBps)).toList()) {
            requireUri(variant.uri());
            require(variant.bandwidthBps() >= 1, "bandwidth: " + variant.bandwidthBps());
            String codecs = variant.codecs();
            require(codecs != null && codecs.indexOf('"') < 0 && isOneLine(codecs), "codecs: " + codecs);
            lines.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(variant.bandwidthBps())
                    .append(",CODECS=\"").append(codecs).append("\"\n").append(variant.uri()).append('\n');
        }
        return lines.toString();
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static String seconds(long micros) {
        String fraction = Long.toString(micros % MICROS);
        return micros / MICROS + "." + "0".repeat(6 - fraction.length()) + fraction;
    }

    private static void requireUri(String uri) {
        require(uri != null && !uri.isBlank() && uri.charAt(0) != '#' && isOneLine(uri), "uri: " + uri);
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("no playlist can be made of this, " + what);
        }
    }
    // END SOLUTION
}
