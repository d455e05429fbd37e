package dev.assay.labs.music.testbed;

import dev.assay.labs.music.BadSourceException;
import dev.assay.labs.music.EncodedTrack;
import dev.assay.labs.music.Encoder;
import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.Segment;
import dev.assay.labs.music.Variant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An encoder whose sound is text: its length in frames comes from the text, and segments say what they are. Knows what
 * must be published of it.
 *
 * @param writer writes playlists
 */
public record Tape(HlsWriter writer) implements Encoder {
    private static final int FRAMES = 258;

    @Override
    public EncodedTrack encode(byte[] source, int kbps) throws BadSourceException {
        String sound = new String(source, StandardCharsets.UTF_8);
        if (sound.startsWith(Studio.NOISE)) {
            throw new BadSourceException("this is noise");
        }
        return track(sound, kbps);
    }

    private static EncodedTrack track(String sound, int kbps) {
        int count = 2 + sound.length() % 2;
        List<byte[]> segments = new ArrayList<>();
        List<Integer> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add((sound + " " + kbps + "k " + i).getBytes(StandardCharsets.UTF_8));
            frames.add(i < count - 1 ? FRAMES : 101);
        }
        return new EncodedTrack(segments, frames);
    }

    /** What must be under a folder when a sound is published: bytes by key. */
    public Map<String, byte[]> published(String folder, String sound) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        List<Variant> variants = new ArrayList<>();
        for (int kbps : Studio.KBPS) {
            EncodedTrack track = track(sound, kbps);
            List<Long> durations = writer.durationsMicros(track.frames(), Studio.FORMAT);
            List<Segment> lines = new ArrayList<>();
            for (int i = 0; i < track.segments().size(); i++) {
                String uri = kbps + "k/00" + i + ".ts";
                all.put(folder + uri, track.segments().get(i));
                lines.add(new Segment(uri, durations.get(i)));
            }
            all.put(folder + kbps + "k.m3u8", writer.media(lines).getBytes(StandardCharsets.UTF_8));
            variants.add(new Variant(kbps + "k.m3u8", kbps * 1_000, "mp4a.40.2"));
        }
        all.put(folder + "master.m3u8", writer.master(variants).getBytes(StandardCharsets.UTF_8));
        return all;
    }
}
