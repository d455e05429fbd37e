package dev.assay.labs.music;

import java.util.List;

/**
 * Cuts tracks into segments and writes playlists of HTTP Live Streaming (RFC 8216). Lines end with {@code \n}, the last
 * one too; nothing else is written than what is said here.
 */
public interface HlsWriter {
    /**
     * How many frames each segment has. Every segment but the last holds the largest number of frames that lasts no
     * longer than the target, and at least one; the last holds the rest. The plan is the same for all bit rates.
     *
     * @param totalFrames 1 to 10,000,000
     * @param targetMicros 1 to 3,600,000,000 microseconds
     * @throws IllegalArgumentException if a number is out of its range
     */
    List<Integer> planSegments(long totalFrames, AudioFormat format, long targetMicros);

    /**
     * How long each segment lasts, in microseconds. The boundary after a segment lies at the exact time of all frames
     * so far, rounded half up to a microsecond, and a duration is the difference of two boundaries: errors do not add
     * up.
     *
     * @param frames frames of each segment; together at most 10,000,000
     * @throws IllegalArgumentException if the list is empty or a number in it is less than 1
     */
    List<Long> durationsMicros(List<Integer> frames, AudioFormat format);

    /**
     * A media playlist: {@code #EXTM3U}, {@code #EXT-X-VERSION:3}, {@code #EXT-X-TARGETDURATION:} and the longest
     * duration rounded half up to whole seconds, at least 1, {@code #EXT-X-PLAYLIST-TYPE:VOD},
     * {@code #EXT-X-MEDIA-SEQUENCE:0}; for each segment {@code #EXTINF:}, its duration in seconds with six decimals, a
     * comma, and its URI in the next line; at last {@code #EXT-X-ENDLIST}.
     *
     * @throws IllegalArgumentException if the list is empty, a duration is less than 1, or a URI is {@code null},
     *     blank, begins with {@code #} or has a line break
     */
    String media(List<Segment> segments);

    /**
     * A master playlist: {@code #EXTM3U}, and for each variant, ascending by bandwidth,
     * {@code #EXT-X-STREAM-INF:BANDWIDTH=n,CODECS="c"} and its URI in the next line.
     *
     * @throws IllegalArgumentException if the list is empty, a bandwidth is less than 1, a URI is bad as above, or
     *     codecs are {@code null} or have a quotation mark or a line break
     */
    String master(List<Variant> variants);
}
