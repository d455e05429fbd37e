package dev.assay.labs.music;

/** What has become of a song's latest revision. */
public enum SongStatus {
    /** It was uploaded. */
    PROCESSING,
    /** It can be played. */
    READY,
    /** Its source cannot be encoded. */
    FAILED
}
