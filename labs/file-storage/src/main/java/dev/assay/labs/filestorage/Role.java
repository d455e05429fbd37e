package dev.assay.labs.filestorage;

/** What a user may do in a namespace. */
public enum Role {
    /** Everything; the files count on his quota. */
    OWNER,
    /** Read and write. */
    EDITOR,
    /** Read. */
    VIEWER
}
