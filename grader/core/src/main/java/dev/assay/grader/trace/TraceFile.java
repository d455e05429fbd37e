package dev.assay.grader.trace;

import java.util.Optional;

/**
 * The recording of a failure as it lies beside a score.json, schema {@code assay/trace/v1}.
 *
 * @param lab the lab, to the byte
 * @param test the test that failed
 * @param run the run that failed
 */
public record TraceFile(LabName lab, TestName test, FailedRun run) {
    /**
     * A lab, to the byte.
     *
     * @param id the lab's id
     * @param version the lab's version
     * @param digest SHA-256 over the lab and the chance that its tests are run under, 64 hexadecimal digits
     */
    public record LabName(String id, String version, String digest) {}

    /**
     * A test.
     *
     * @param id the test's id
     * @param title what it shows
     * @param isHidden whether students do not have its source
     */
    public record TestName(String id, String title, boolean isHidden) {}

    /** The same trace for people who must not run the schedule again. */
    public TraceFile withoutReplay() {
        return new TraceFile(lab, test, run.withReplay(Optional.empty()));
    }
}
