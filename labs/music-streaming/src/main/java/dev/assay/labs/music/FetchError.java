package dev.assay.labs.music;

/** Why a fetch brought nothing. */
public enum FetchError {
    /** No answer came. */
    TIMEOUT,
    /** There is no such segment at this rendition, and there will not be. */
    NOT_FOUND,
    /** The server has trouble. */
    SERVER_ERROR,
    /** What came was damaged on the way. */
    CORRUPT
}
