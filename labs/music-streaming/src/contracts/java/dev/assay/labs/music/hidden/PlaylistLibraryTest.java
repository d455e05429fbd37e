package dev.assay.labs.music.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.Segment;
import dev.assay.labs.music.Variant;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.PlaylistType;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A parser that others wrote reads the reference's playlists as the tests' strict parser does, and what it refuses, the
 * strict one refuses.
 */
final class PlaylistLibraryTest {
    private static final int GENERATED = 200;

    private final HlsWriter writer = new music.Solution().hlsWriter();

    private static List<Segment> segments(RandomStream random) {
        List<Segment> segments = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            segments.add(new Segment("64k/" + i + ".ts", 1 + random.nextInt(9_000_000)));
        }
        return segments;
    }

    @Test
    void mediaPlaylists() throws Exception {
        for (int i = 0; i < GENERATED; i++) {
            List<Segment> segments = segments(RandomStream.of(i, "media"));
            String text = writer.media(segments);
            StrictPlaylist.Media strict = StrictPlaylist.media(text);
            MediaPlaylist theirs = new MediaPlaylistParser().readPlaylist(text);
            assertEquals(segments, strict.segments());
            assertEquals(strict.targetSeconds(), theirs.targetDuration());
            assertEquals(PlaylistType.VOD, theirs.playlistType().orElseThrow());
            assertEquals(0, theirs.mediaSequence());
            assertTrue(!theirs.ongoing());
            assertEquals(segments, theirs.mediaSegments().stream()
                    .map(segment -> new Segment(segment.uri(), Math.round(segment.duration() * 1_000_000))).toList());
        }
    }

    @Test
    void masterPlaylists() throws Exception {
        for (int i = 0; i < GENERATED; i++) {
            RandomStream random = RandomStream.of(i, "master");
            List<Variant> variants = new ArrayList<>();
            for (int k = random.nextInt(4); k >= 0; k--) {
                variants.add(new Variant(k + "k.m3u8", 1 + random.nextInt(400_000), "mp4a.40.2"));
            }
            String text = writer.master(variants);
            MasterPlaylist theirs = new MasterPlaylistParser().readPlaylist(text);
            assertEquals(StrictPlaylist.master(text), theirs.variants().stream()
                    .map(variant -> new Variant(variant.uri(), (int) variant.bandwidth(),
                    String.join(",", variant.codecs()))).toList());
        }
    }

    @Test
    void whatIsBrokenIsRefused() {
        String good = writer.media(List.of(new Segment("a.ts", 5_990_748), new Segment("b.ts", 2_000_000)));
        List<String> broken = new ArrayList<>(List.of("", "\n", good.stripTrailing(), good.replace("#EXTM3U\n", ""),
                good.replace("5.990748", "5,990748"),
                good.replace("5.990748", "5.99"), good.replace("5.990748", "-5.990748"),
                good.replace("5.990748", "5.990748E0"),
                good.replace("5.990748", "five"), good.replace("5.990748,", "5.990748"),
                good.replace("DURATION:6", "DURATION:6.0"),
                good.replace("DURATION:6", "DURATION:5"), good.replace("DURATION:6", "DURATION:"),
                good.replace("a.ts", ""), good.replace("a.ts", "#a.ts"),
                good.replace("a.ts\n", ""), good.replace("VOD", "LIVE"), good.replace("#EXT-X-ENDLIST\n", ""), good
                + "c.ts\n", good + "\n",
                good.replace("\n", "\r\n"), good.replace("VERSION:3", "VERSION:three"),
                good.replace("SEQUENCE:0", "SEQUENCE:1"),
                good.replace("SEQUENCE:0", "SEQUENCE:x"), good.replace("#EXT-X-TARGETDURATION:6\n", ""),
                good.replace("#EXTINF:2.000000,\n", "")));
        for (int line = 0; line < 6; line++) {
            List<String> lines = new ArrayList<>(good.lines().toList());
            lines.add(line, lines.remove(line + 1));
            broken.add(String.join("\n", lines) + "\n");
        }
        int theirs = 0;
        for (String text : broken) {
            assertThrows(Violation.class, () -> StrictPlaylist.media(text), text);
            theirs += isRefusedByThem(text) ? 1 : 0;
        }
        assertTrue(theirs >= 8, "the library refuses only " + theirs + " of " + broken.size());
    }

    private static boolean isRefusedByThem(String text) {
        try {
            new MediaPlaylistParser().readPlaylist(text);
            return false;
        } catch (Exception refused) {
            return true;
        }
    }
}
