package dev.assay.grader.weave;

/** Whose code is rewritten. */
enum Role {
    /** Of the submission: its objects are numbered, its monitors become kernel locks, its line numbers are kept. */
    STUDENT,
    /** A copy of the JDK's: initialising a class is free, for it happens once or never; clocks stand still. */
    LIBRARY
}
