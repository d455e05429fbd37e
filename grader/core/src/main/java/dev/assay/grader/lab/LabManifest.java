package dev.assay.grader.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A lab as its {@code lab.json} (schema {@code assay/lab/v1}) states it: its parts, its tests, and how a solution is
 * reached. The list of tests and their points come from here and from nowhere else, so whatever a child process claims
 * can neither add a test nor change what one is worth.
 *
 * <p>All points are in hundredths here; the file states whole points.
 *
 * @param id the lab's name on the command line and of its folder, for example {@code raft-election}
 * @param title what people call the lab
 * @param version the lab's version
 * @param contract the package that student code may use besides the kit
 * @param studentPackage the package that student code lives in, sub-packages included
 * @param entry fully qualified name of the class through which tests reach a solution
 * @param solution fully qualified name of the interface that the entry class implements
 * @param skeletonFloor what the untouched skeleton scores, in hundredths
 * @param fuelPerTest how much fuel a test may spend in student code, at least 1
 * @param parts the parts in their order, at least one
 * @param tests the tests in the order in which they run
 * @param design rules about how a submission is built, in their order
 */
public record LabManifest(
        String id,
        String title,
        String version,
        String contract,
        String studentPackage,
        String entry,
        String solution,
        int skeletonFloor,
        long fuelPerTest,
        List<Part> parts,
        List<Test> tests,
        List<DesignRule> design) {

    /** The {@code schema} of every lab.json that this grader reads. */
    public static final String SCHEMA = "assay/lab/v1";

    /** What all parts of a lab sum up to, in hundredths. */
    public static final int MAX_POINTS = 100_00;

    /** Copies the lists. */
    public LabManifest {
        parts = List.copyOf(parts);
        tests = List.copyOf(tests);
        design = List.copyOf(design);
    }

    /** A lab without rules about how a submission is built. */
    public LabManifest(
            String id,
            String title,
            String version,
            String contract,
            String studentPackage,
            String entry,
            String solution,
            int skeletonFloor,
            long fuelPerTest,
            List<Part> parts,
            List<Test> tests) {
        this(id, title, version, contract, studentPackage, entry, solution, skeletonFloor, fuelPerTest, parts, tests, List.of());
    }

    /**
     * A rule about how a submission is built. What breaks it is advice, with file and line; or, if a test stands for the rule, that test
     * fails.
     *
     * @param kind what is asked
     * @param classes the simple names of the outermost classes that it is about; none: all. For {@link Kind#NAMES} those that there must be
     * @param says a sentence for who breaks it
     * @param test the id of the test that stands for it, if it is worth points: a test whose body does nothing
     */
    public record DesignRule(Kind kind, List<String> classes, String says, Optional<String> test) {
        /** Copies the list. */
        public DesignRule {
            classes = List.copyOf(classes);
        }

        /** What a rule can ask. */
        public enum Kind {
            /** The classes use no port: time, chance and stores come from outside. */
            NO_PORTS,
            /** No classes depend on each other in a circle. */
            NO_CYCLES,
            /** No static field can change. */
            NO_MUTABLE_STATICS,
            /** There are classes of these names. */
            NAMES;

            /** As written in lab.json. */
            public String word() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }

    /**
     * A part of a lab.
     *
     * @param id short and unique in the lab, for example {@code A}
     * @param title what people call it
     * @param points what its tests sum up to, in hundredths, at least 0
     */
    public record Part(String id, String title, int points) {}

    /**
     * A test of a lab.
     *
     * @param id short and unique in the lab, for example {@code A2}
     * @param part the id of the part that it belongs to
     * @param title what it shows, as students read it
     * @param visibility whether students have its source
     * @param points what it is worth, in hundredths, at least 0; always 0 for a public test
     * @param schedules how many simulated runs it makes, at least 1
     * @param hint help for whoever fails it, empty if there is none
     * @param feedback how much a student learns of its failure
     * @param needs ids of tests that must have passed; otherwise this one is skipped
     * @param method where it is: {@code fully.qualified.Type#method}
     */
    public record Test(
            String id,
            String part,
            String title,
            Visibility visibility,
            int points,
            int schedules,
            String hint,
            Feedback feedback,
            List<String> needs,
            String method) {

        /** Copies the list. */
        public Test {
            needs = List.copyOf(needs);
        }

        /** The fully qualified name of the class that the test is in. */
        public String type() {
            return method.substring(0, method.indexOf('#'));
        }

        /** The same test for whoever runs it alone. */
        public Test withoutNeeds() {
            return new Test(id, part, title, visibility, points, schedules, hint, feedback, List.of(), method);
        }
    }

    /** Whether students have the source of a test. */
    public enum Visibility {
        /** In the skeleton, runs in the student's IDE. */
        PUBLIC,
        /** Never leaves the instructor's house. */
        HIDDEN;

        /** As written in lab.json and score.json. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much a student learns of the failure of a hidden test; each step includes those before it. */
    public enum Feedback {
        /** That it failed. */
        SCORE,
        /** The rule that was broken and its message. */
        RULE,
        /** The lab author's hint. */
        HINT,
        /** The shrunk recording of a run that fails. */
        TRACE;

        /** As written in lab.json. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads a manifest and checks all that can be checked without the lab's classes.
     *
     * @param file the lab.json
     * @return the manifest
     * @throws InvalidLab if the file cannot be read, or anything in it is wrong; names all problems
     */
    public static LabManifest read(Path file) {
        return ManifestReader.read(file, text(file), true);
    }

    /**
     * Reads the part of a manifest that people write: everything but the tests, which are generated from the lab's
     * test classes.
     *
     * @param file the lab.json; its {@code tests} may be missing or wrong
     * @return the manifest without tests
     * @throws InvalidLab if the file cannot be read, or anything but its tests is wrong
     */
    public static LabManifest readHead(Path file) {
        return ManifestReader.read(file, text(file), false);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidLab(List.of("%s: cannot be read as UTF-8 text (%s)".formatted(file, e.getMessage())));
        }
    }

    /** This manifest with other tests, unchecked; {@link #problems} checks it. */
    public LabManifest withTests(List<Test> others) {
        return new LabManifest(
                id, title, version, contract, studentPackage, entry, solution, skeletonFloor, fuelPerTest, parts,
                others, design);
    }

    /** This manifest with its public tests only, and the parts that they are in. There are no points in it. */
    public LabManifest withPublicTests() {
        List<Test> open = tests.stream()
                .filter(test -> test.visibility() == Visibility.PUBLIC)
                .map(test -> new Test(
                        test.id(), test.part(), test.title(), test.visibility(), test.points(), test.schedules(),
                        test.hint(), test.feedback(),
                        test.needs().stream().filter(need -> !isHidden(need)).toList(), test.method()))
                .toList();
        List<Part> theirs = parts.stream()
                .filter(part -> open.stream().anyMatch(test -> test.part().equals(part.id())))
                .map(part -> new Part(part.id(), part.title(), 0))
                .toList();
        return new LabManifest(
                id, title, version, contract, studentPackage, entry, solution, skeletonFloor, fuelPerTest, theirs,
                open, design.stream().filter(rule -> rule.test().isEmpty()).toList());
    }

    /**
     * What is wrong with this manifest: points that do not add up, names that nobody bears, needs that can never be
     * met.
     *
     * @param place what the sentences begin with, usually the path of the file
     * @return one sentence a problem; empty if all is well
     */
    public List<String> problems(String place) {
        return new ManifestRules(this, place).problems();
    }

    private boolean isHidden(String testId) {
        return test(testId).filter(test -> test.visibility() == Visibility.HIDDEN).isPresent();
    }

    /** The test of this id, if there is one. */
    public Optional<Test> test(String testId) {
        return tests.stream().filter(test -> test.id().equals(testId)).findFirst();
    }

    /**
     * The part of this id.
     *
     * @throws IllegalArgumentException if there is none, which a checked manifest rules out for its tests' parts
     */
    public Part part(String partId) {
        return parts.stream()
                .filter(part -> Objects.equals(part.id(), partId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lab %s has no part \"%s\"".formatted(id, partId)));
    }

    /** The tests of a part, in their order. */
    public List<Test> testsOf(Part part) {
        return tests.stream().filter(test -> test.part().equals(part.id())).toList();
    }

    /** The text of the lab.json that states this manifest: UTF-8, LF, two spaces, fields in a fixed order. */
    public String json() {
        return ManifestWriter.json(this);
    }
}
