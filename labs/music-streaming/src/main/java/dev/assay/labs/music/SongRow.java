package dev.assay.labs.music;

/**
 * A song in {@link Tables#SONGS}, under its id.
 *
 * @param latestRevision the newest that was uploaded; written by whoever uploads, never by a worker
 * @param readyRevision the newest that can be played; 0 if none can. It never decreases
 * @param status of the latest revision
 * @param masterUri key of the ready revision's master playlist; empty if there is none
 */
public record SongRow(long latestRevision, long readyRevision, SongStatus status, String masterUri) {}
