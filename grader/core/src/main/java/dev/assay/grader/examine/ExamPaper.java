package dev.assay.grader.examine;

import dev.assay.exam.protocol.Order;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is examined: a submission, by which tests, under which chance.
 *
 * @param lab the lab
 * @param tests the tests to run, in this order
 * @param submission the admitted classes by binary name
 * @param reference the reference solution's classes, admitted as a submission would be; empty if no test asks for it
 * @param rootSeed what all randomness is derived from
 * @param seedFactor how many times as many schedules are run as the tests state, at least 1
 * @param withTraces whether failures are made small and recorded, which takes as long as many schedules
 */
public record ExamPaper(
        Lab lab,
        List<LabManifest.Test> tests,
        SortedMap<String, byte[]> submission,
        SortedMap<String, byte[]> reference,
        long rootSeed,
        int seedFactor,
        boolean withTraces) {

    /** The root seed of every examination for which nobody states another. */
    public static final long STANDARD_ROOT_SEED = Order.STANDARD_ROOT_SEED;

    /** Copies the collections, not the class files. */
    public ExamPaper {
        if (seedFactor < 1) {
            throw new IllegalArgumentException("the seed factor is %d; it must be at least 1".formatted(seedFactor));
        }
        tests = List.copyOf(tests);
        submission = Collections.unmodifiableSortedMap(new TreeMap<>(submission));
        reference = Collections.unmodifiableSortedMap(new TreeMap<>(reference));
    }

    /** All tests of a lab, with the standard seed. */
    public static ExamPaper of(Lab lab, SortedMap<String, byte[]> submission) {
        return new ExamPaper(
                lab, lab.manifest().tests(), submission, new TreeMap<>(), STANDARD_ROOT_SEED, 1, false);
    }

    /** The same paper with only some of its tests. */
    public ExamPaper withTests(List<LabManifest.Test> fewer) {
        return new ExamPaper(lab, fewer, submission, reference, rootSeed, seedFactor, withTraces);
    }

    /** The same paper with a reference solution for the tests that ask for one. */
    public ExamPaper withReference(SortedMap<String, byte[]> classes) {
        return new ExamPaper(lab, tests, submission, classes, rootSeed, seedFactor, withTraces);
    }

    /** The same paper with other schedules: another root seed, and so many times as many. */
    public ExamPaper withSeed(long otherRootSeed, int otherFactor) {
        return new ExamPaper(lab, tests, submission, reference, otherRootSeed, otherFactor, withTraces);
    }

    /** The same paper, and failures are made small and recorded. Neither status nor rule of any test depends on it. */
    public ExamPaper tracing() {
        return new ExamPaper(lab, tests, submission, reference, rootSeed, seedFactor, true);
    }

    Order order() {
        LabManifest manifest = lab.manifest();
        Order order = new Order(
                Order.Mode.EXAMINE,
                manifest.id(),
                manifest.solution(),
                manifest.entry(),
                rootSeed,
                seedFactor,
                Math.multiplyExact(manifest.fuelPerTest(), (long) seedFactor), // as many times the work
                tests.stream().map(ExamPaper::orderOf).toList(),
                "",
                "",
                submission,
                reference);
        return withTraces ? order.tracing() : order;
    }

    private static Order.Test orderOf(LabManifest.Test test) {
        return new Order.Test(
                test.id(),
                test.title(),
                test.method(),
                test.visibility() == LabManifest.Visibility.HIDDEN,
                test.needs());
    }
}
