package dev.assay.grader.report;

import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.score.Audience;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a grade came about on this machine, this time: all that may differ between two runs with the same score. For
 * people who look after the grader.
 *
 * @param labId the lab
 * @param submissionDigest the submission; empty if it could not be taken in
 * @param host where it ran
 * @param isolation what the system did to keep student code in, besides admission and metering
 * @param starts how the processes that took part were started
 * @param fuelPerTest how much fuel student code had for each test
 * @param steps how long each room took, in their order
 * @param examined what came of the examination; empty if it did not come to that
 */
public record RunReport(
        String labId,
        Optional<String> submissionDigest,
        Host host,
        Posture isolation,
        List<Start> starts,
        long fuelPerTest,
        List<Step> steps,
        Optional<Examined> examined) {

    /** In place of what has gone wrong, where it may tell about hidden tests. */
    public static final String FOR_INSTRUCTORS = "instructors learn more with --audience instructor";

    /** Copies the list. */
    public RunReport {
        starts = List.copyOf(starts);
        steps = List.copyOf(steps);
    }

    /**
     * The report as an audience may see it. Students learn nothing here about hidden tests: not how many schedules one
     * has run, which says where it failed, not what their own code has printed in it, not what has gone wrong in it.
     *
     * @param lab the lab's manifest, which says what is hidden
     */
    public RunReport of(Audience audience, LabManifest lab) {
        Set<String> hidden = lab.tests().stream()
                .filter(test -> test.visibility() == LabManifest.Visibility.HIDDEN)
                .map(LabManifest.Test::id)
                .collect(Collectors.toSet());
        if (audience == Audience.INSTRUCTOR || hidden.isEmpty()) {
            return this;
        }
        Optional<Examined> forStudents = examined.map(one -> switch (one) {
            case Examined.Outcomes outcomes -> new Examined.Outcomes(
                    outcomes.outcomes().stream().filter(test -> !hidden.contains(test.testId())).toList(),
                    "",
                    outcomes.printed().length() + outcomes.printedDroppedChars(),
                    withoutErrors(outcomes.facts()));
            case Examined.Trouble trouble -> new Examined.Trouble(FOR_INSTRUCTORS, withoutErrors(trouble.facts()));
        });
        return new RunReport(labId, submissionDigest, host, isolation, starts, fuelPerTest, steps, forStudents);
    }

    private static Examined.Facts withoutErrors(Examined.Facts facts) {
        return new Examined.Facts(facts.javaVersion(), facts.attempts(), facts.wallMillis(), "");
    }

    /**
     * A process and whether it was started with a cache.
     *
     * @param process {@code compiler} or {@code child}
     */
    public record Start(String process, CacheUse cache) {}

    /**
     * A room of the grader and how long a submission was in it.
     *
     * @param name {@code intake}, {@code compile}, {@code admit} or {@code examine}
     */
    public record Step(String name, long wallMillis) {}

    /** A machine. */
    public record Host(String jdk, String vendor, String os, String osVersion, String arch, int processors) {
        /** The one that we run on. */
        public static Host here() {
            return new Host(
                    System.getProperty("java.runtime.version"),
                    System.getProperty("java.vendor"),
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors());
        }
    }
}
