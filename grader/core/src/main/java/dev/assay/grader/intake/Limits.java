package dev.assay.grader.intake;

import java.time.Duration;

/**
 * How much a submission may bring. Honest ones are far below; the limits keep hostile ones from costing anything.
 *
 * @param entries files and folders looked at, without those that are skipped by name ({@code .git}, {@code target})
 * @param listed entries of an archive or a revision that are listed at all, skipped ones included
 * @param sources Java sources
 * @param sourceBytes bytes of one source
 * @param totalBytes bytes of all sources together
 * @param depth folders within each other
 * @param pathChars characters of a path
 * @param archiveBytes bytes of a zip as it lies on the disk
 * @param gitTime how long git may take to answer one question
 */
public record Limits(
        int entries,
        int listed,
        int sources,
        int sourceBytes,
        int totalBytes,
        int depth,
        int pathChars,
        int archiveBytes,
        Duration gitTime) {

    /** What holds everywhere but in tests. */
    public static final Limits STANDARD = new Limits(
            2_000, 60_000, 300, 256 << 10, 1 << 20, 24, 300, 32 << 20, Duration.ofSeconds(30));
}
