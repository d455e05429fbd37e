package dev.assay.labs.music;

/**
 * Chooses bit rates for one listener ("adaptive bit rate"). It is judged by what the listener hears: high bit rates,
 * few changes, no silence. A rendition is an index into {@link AbrConfig#kbps}.
 */
public interface Abr {
    /**
     * A fetch has ended, or was given up.
     *
     * @param bytes how many came, at least 0
     * @param elapsedMs how long it took, at least 0
     * @throws IllegalArgumentException if a number is negative
     */
    void onDownload(long bytes, long elapsedMs);

    /**
     * Which rendition the next segment shall have.
     *
     * @param bufferedMs how much is buffered, at least 0
     * @param lastRendition of the segment before; -1 for the first one
     * @throws IllegalArgumentException if the buffer is negative or there is no such rendition
     */
    int choose(long bufferedMs, int lastRendition);

    /**
     * Whether the fetch under way shall be given up, to fetch the segment anew at the lowest rendition. Asked every 500
     * ms of a fetch.
     *
     * @param rendition of the fetch
     * @param bytesDone how many have come, 0 to bytesTotal
     * @param bytesTotal how many there are, at least 1
     * @param elapsedMs since the fetch began, at least 1
     * @param bufferedMs how much is buffered now, at least 0
     * @throws IllegalArgumentException if a number is out of its range
     */
    boolean abandon(int rendition, long bytesDone, long bytesTotal, long elapsedMs, long bufferedMs);
}
