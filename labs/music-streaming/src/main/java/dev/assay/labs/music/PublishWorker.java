package dev.assay.labs.music;

/**
 * Publishes revisions of songs. Under {@code hls/<songId>/r<revision>/} it puts {@code master.m3u8}, for each bit rate
 * {@code <kbps>k.m3u8}, and segments {@code <kbps>k/000.ts}, {@code <kbps>k/001.ts}, ... URIs in playlists are
 * relative: {@code 64k.m3u8} in the master, {@code 64k/000.ts} in a media playlist. A variant's bandwidth is its bit
 * rate in bits, its codecs are {@code mp4a.40.2}. The first of the encoder's segments is {@code 000}; names have at
 * least three digits.
 *
 * <ul>
 *   <li>A blob is never written again with other bytes.
 *   <li>When {@link SongRow#readyRevision} is r, all that is reachable from r's master exists and is right.
 *   <li>The ready revision never decreases, and the latest one is not the worker's to write. A revision that is no
 *       longer the latest may be published or left out. The status is that of the latest revision.
 * </ul>
 */
public interface PublishWorker {
    /**
     * Does a job. Returning normally acknowledges it; after anything else it comes again. It can come again anyway, and
     * be done by two workers at the same time. A port's exception may escape.
     *
     * <p>A job for a song that is not in the catalogue, or for a revision that is ready or older than the ready one, is
     * acknowledged without publishing. If the source is missing or bad, the song becomes {@link SongStatus#FAILED} if
     * the job's revision is the latest and is not ready (the revision that was ready stays so), and the job is
     * acknowledged.
     *
     * @throws IllegalArgumentException if the job is {@code null}
     */
    void handle(TranscodeJob job);
}
