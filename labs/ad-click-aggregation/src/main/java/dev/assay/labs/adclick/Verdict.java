package dev.assay.labs.adclick;

/** What has become of one record of the raw log. */
public enum Verdict {
    /** It counts. */
    COUNTED,
    /** Its impression counts already. */
    DUPLICATE,
    /** Its window is closed. */
    LATE,
    /** It makes no sense, and changes nothing. */
    REJECTED,
    /** It was no click. */
    HEARTBEAT
}
