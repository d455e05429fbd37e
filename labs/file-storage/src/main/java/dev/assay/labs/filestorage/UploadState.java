package dev.assay.labs.filestorage;

/** What has become of an upload. */
public enum UploadState {
    /** Its chunks stay, and it can be committed. */
    OPEN,
    /** It is committed. */
    DONE,
    /** It took too long, and can no longer be committed. */
    ABORTED
}
