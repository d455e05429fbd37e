package dev.assay.grader.report;

import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.isolate.Posture;
import java.util.List;
import java.util.Optional;

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

    /** Copies the list. */
    public RunReport {
        starts = List.copyOf(starts);
        steps = List.copyOf(steps);
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
