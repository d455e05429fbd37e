package dev.assay.labs.music.hidden;

import dev.assay.labs.music.Segment;
import dev.assay.labs.music.Variant;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads playlists of HTTP Live Streaming, and complains about all that a player could stumble over (RFC 8216, sections
 * 4.1 to 4.3).
 */
final class StrictPlaylist {
    private static final Pattern EXTINF = Pattern.compile("#EXTINF:([0-9]+)\\.([0-9]{6}),");
    private static final Pattern STREAM = Pattern
            .compile("#EXT-X-STREAM-INF:BANDWIDTH=([0-9]+),CODECS=\"([^\"\\r\\n]*)\"");

    private final String text;
    private final List<String> lines;
    private int at;

    /**
     * A media playlist.
     *
     * @param targetSeconds the target duration
     */
    record Media(long targetSeconds, List<Segment> segments) {}

    private StrictPlaylist(String text) {
        if (text == null || !text.endsWith("\n")) {
            throw new Violation("playlist", "A playlist must end with a line break: " + shown(text));
        }
        this.text = text;
        this.lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** Reads a media playlist. */
    static Media media(String text) {
        StrictPlaylist playlist = new StrictPlaylist(text);
        playlist.line("#EXTM3U");
        playlist.line("#EXT-X-VERSION:3");
        long target = playlist.number("#EXT-X-TARGETDURATION:");
        playlist.line("#EXT-X-PLAYLIST-TYPE:VOD");
        playlist.line("#EXT-X-MEDIA-SEQUENCE:0");
        List<Segment> segments = new ArrayList<>();
        while (playlist.at < playlist.lines.size() - 1) {
            Matcher duration = playlist.match(EXTINF,
                    "a duration with six decimals and a comma, such as #EXTINF:5.990748,");
            long micros = Long.parseLong(duration.group(1)) * 1_000_000 + Long.parseLong(duration.group(2));
            segments.add(new Segment(playlist.uri(), micros));
            if ((micros + 500_000) / 1_000_000 > target) {
                throw playlist.wrong("a target duration of " + target + " s is less than a segment of " + micros
                        + " us rounds to");
            }
        }
        playlist.line("#EXT-X-ENDLIST");
        playlist.end();
        if (segments.isEmpty()) {
            throw playlist.wrong("there is no segment");
        }
        return new Media(target, segments);
    }

    /** Reads a master playlist. */
    static List<Variant> master(String text) {
        StrictPlaylist playlist = new StrictPlaylist(text);
        playlist.line("#EXTM3U");
        List<Variant> variants = new ArrayList<>();
        while (playlist.at < playlist.lines.size()) {
            Matcher stream = playlist.match(STREAM,
                    "a variant, such as #EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS=\"mp4a.40.2\"");
            variants.add(new Variant(playlist.uri(), Integer.parseInt(stream.group(1)), stream.group(2)));
        }
        return variants;
    }

    private String next(String wanted) {
        if (at == lines.size()) {
            throw wrong(wanted + " is missing");
        }
        return lines.get(at++);
    }

    private void line(String wanted) {
        String line = next(wanted);
        if (!line.equals(wanted)) {
            throw wrong("line " + at + " must be " + wanted + ", not " + shown(line));
        }
    }

    private long number(String tag) {
        String line = next(tag);
        if (!line.startsWith(tag) || !line.substring(tag.length()).matches("[0-9]{1,10}")) {
            throw wrong("line " + at + " must be " + tag + " and a whole number, not " + shown(line));
        }
        return Long.parseLong(line.substring(tag.length()));
    }

    private Matcher match(Pattern pattern, String wanted) {
        String line = next(wanted);
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw wrong("line " + at + " must be " + wanted + ", not " + shown(line));
        }
        return matcher;
    }

    private String uri() {
        String line = next("a URI");
        if (line.isBlank() || line.startsWith("#") || line.indexOf('\r') >= 0) {
            throw wrong("line " + at + " must be a URI, not " + shown(line));
        }
        return line;
    }

    private void end() {
        if (at < lines.size()) {
            throw wrong("line " + (at + 1) + " is too many: " + shown(lines.get(at)));
        }
    }

    private Violation wrong(String what) {
        return new Violation("playlist", "In a playlist of " + lines.size() + " lines, " + what + ".");
    }

    private static String shown(String text) {
        return text == null ? "null" : text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
