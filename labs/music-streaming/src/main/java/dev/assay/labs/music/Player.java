package dev.assay.labs.music;

/**
 * Plays one track: a state machine that is told what happens. Methods are called one at a time.
 *
 * <ul>
 *   <li>Segments are appended in order and once each, from the one that contains the position of the last play or seek.
 *   <li>At most one fetch is under way. The answer to a fetch that was cancelled, or that a seek has overtaken, is
 *       ignored.
 *   <li>A segment is fetched only if the buffer can hold it: {@code bufferedMs + segmentMs <= maxBufferMs}.
 *   <li>The rendition is what {@link Abr#choose} says. While a fetch is under way, {@link Abr#abandon} is asked every
 *       500 ms, and if it says so the fetch is cancelled and the segment fetched at the lowest rendition that exists; that
 *       fetch is not given up. {@link Abr#onDownload} hears of every fetch that brought a segment or was abandoned.
 *   <li>{@link FetchError#NOT_FOUND}: another rendition is fetched; if none is left,
 *       {@code fail("segment <i> unavailable")}, and nothing more is fetched or appended, whatever comes.
 *   <li>Other errors: the segment is fetched again after a wait of at least 500 ms, which is no shorter than the wait
 *       before, at least 4 s from the fifth failure in a row on, and never more than 8 s; after the second failure in a
 *       row at the lowest rendition that exists. A segment that comes, and a seek, end the row.
 *   <li>When nothing hinders it, the player fetches: with a working network the next segment is appended within its
 *       bytes over the bandwidth and one second.
 * </ul>
 */
public interface Player {
    /** The listener presses play: the track begins at 0. Called once, first. */
    void onPlay();

    /** A fetch has brought a segment. */
    void onFetched(long fetchId, SegmentData data);

    /** A fetch has failed. */
    void onFetchFailed(long fetchId, FetchError error);

    /**
     * The listener jumps. What is buffered has to be flushed before this returns. A position at or behind the end of
     * the track is its end: nothing more is fetched.
     *
     * @param positionMs from the beginning of the track, at least 0
     * @throws IllegalArgumentException if it is negative
     */
    void onSeek(long positionMs);

    /** Playback stops. Buffering does not. */
    void onPause();

    /** Playback goes on. */
    void onResume();

    /** A timer has run out. */
    void onTimer(int tag);
}
