package dev.assay.labs.music;

/** What a player can see and do. Nothing here waits; what comes later comes to {@link Player}. */
public interface PlayerContext {
    /** Milliseconds on the device's clock. */
    long nowMs();

    /** How many segments the track has, at least 1. */
    int segments();

    /** How many renditions there are of each. */
    int renditions();

    /** How long a segment is. The last can be shorter. */
    long segmentMs(int segment);

    /** How many bytes a segment has at a rendition. */
    long bytes(int rendition, int segment);

    /**
     * Begins to fetch a segment.
     *
     * @return the fetch's id, never used before
     * @throws IllegalStateException if a fetch is under way
     * @throws IllegalArgumentException if there is no such segment or rendition
     */
    long fetch(int rendition, int segment);

    /** Gives a fetch up; another can begin at once. Its answer may still come. Nothing happens if it has ended. */
    void cancel(long fetchId);

    /** How many bytes of a fetch have come so far. */
    long received(long fetchId);

    /** Hands a segment to the audio pipeline, behind what is there. */
    void append(SegmentData data);

    /** Drops what is in the pipeline and has not been played. */
    void flush();

    /** How much is in the pipeline and has not been played. */
    long bufferedMs();

    /**
     * Has {@link Player#onTimer} called later.
     *
     * @param delayMs at least 0
     * @param tag comes back with it
     */
    void setTimer(long delayMs, int tag);

    /** Gives the track up, and tells the listener why. */
    void fail(String reason);
}
