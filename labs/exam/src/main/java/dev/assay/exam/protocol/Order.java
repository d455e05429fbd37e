package dev.assay.exam.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a child is to do, and all that it gets to know. The lab's and the exam's own classes are on its class path; the
 * submission comes as bytes in here.
 *
 * @param mode what to do
 * @param labId the lab, for messages
 * @param solutionType fully qualified name of the lab's solution interface
 * @param entry fully qualified name of the class through which tests reach a solution
 * @param rootSeed what all randomness of the examination is derived from
 * @param seedFactor how many times as many schedules are run as the tests ask for, at least 1
 * @param fuelPerTest how much fuel student code may spend in one test, at least 1
 * @param tests the tests to run, in this order
 * @param publicJar path of the jar with the lab's public tests, for discovery; empty if there is none
 * @param hiddenJar path of the jar with the lab's hidden tests, for discovery; empty if there is none
 * @param submission the submission's classes by binary name ({@code raft.RaftServer$Vote})
 * @param reference the reference solution's classes, by the same names; empty if no test asks for it
 * @param withTraces whether failures are made small and recorded, which takes as long as many schedules
 * @param replay the run that the tests make instead of their own schedules; for {@link Mode#REPLAY} only
 */
public record Order(
        Mode mode,
        String labId,
        String solutionType,
        String entry,
        long rootSeed,
        int seedFactor,
        long fuelPerTest,
        List<Test> tests,
        String publicJar,
        String hiddenJar,
        SortedMap<String, byte[]> submission,
        SortedMap<String, byte[]> reference,
        boolean withTraces,
        Optional<Replay> replay)
        implements Frame {

    /** The root seed when nobody states another, in a child and in an IDE alike. */
    public static final long STANDARD_ROOT_SEED = 0x0A55A5EEDL;

    /** Copies the collections, not the class files. */
    public Order {
        tests = List.copyOf(tests);
        submission = Collections.unmodifiableSortedMap(new TreeMap<>(submission));
        reference = Collections.unmodifiableSortedMap(new TreeMap<>(reference));
        if (replay.isPresent() != (mode == Mode.REPLAY)) {
            throw new IllegalArgumentException("a run to repeat belongs to the mode REPLAY, and only to it");
        }
    }

    /** An order without traces and repetitions. */
    public Order(
            Mode mode,
            String labId,
            String solutionType,
            String entry,
            long rootSeed,
            int seedFactor,
            long fuelPerTest,
            List<Test> tests,
            String publicJar,
            String hiddenJar,
            SortedMap<String, byte[]> submission,
            SortedMap<String, byte[]> reference) {
        this(
                mode, labId, solutionType, entry, rootSeed, seedFactor, fuelPerTest, tests, publicJar, hiddenJar,
                submission, reference, false, Optional.empty());
    }

    /** The same order, and failures are to be made small and recorded. */
    public Order tracing() {
        return new Order(
                mode, labId, solutionType, entry, rootSeed, seedFactor, fuelPerTest, tests, publicJar, hiddenJar,
                submission, reference, true, replay);
    }

    /** An order for the same tests to make this one run only. */
    public Order repeating(Replay run) {
        return new Order(
                Mode.REPLAY, labId, solutionType, entry, rootSeed, seedFactor, fuelPerTest, tests, publicJar,
                hiddenJar, submission, reference, withTraces, Optional.of(run));
    }

    /** What a child can be asked for. */
    public enum Mode {
        /** Run tests on a submission. */
        EXAMINE,
        /** Say which tests a lab has. */
        DISCOVER,
        /** Let one run of a test happen again on a submission. */
        REPLAY
    }

    /**
     * A test to run.
     *
     * @param id the test's id
     * @param title what it shows: all that may be said of a hidden test's own assertions
     * @param method where it is: {@code fully.qualified.Type#method}
     * @param isHidden whether students do not have its source
     * @param needs ids of tests that must have passed, or this one is skipped
     */
    public record Test(String id, String title, String method, boolean isHidden, List<String> needs) {
        /** Copies the list. */
        public Test {
            needs = List.copyOf(needs);
        }
    }
}
