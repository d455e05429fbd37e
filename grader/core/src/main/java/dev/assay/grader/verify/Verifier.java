package dev.assay.grader.verify;

import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.design.DesignReview;
import dev.assay.grader.examine.Discovery;
import dev.assay.grader.examine.DiscoveryFailed;
import dev.assay.grader.examine.ExamPaper;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Examiner;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.examine.Progress;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.Intake;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.intake.Submission;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.verify.VerifyReport.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Proves labs. Every solution is compiled, admitted and examined as a submission is, each in a child of its own; the
 * compiler and the gate stay warm between them.
 */
public final class Verifier {
    private final Stage stage;
    private final Compiler compiler;
    private final Exam exam;

    /** Where examinations take place. */
    interface Exam {
        /** As {@link Examiner#examine}. */
        Examined examine(ExamPaper paper);

        /** As {@link Examiner#discover}. */
        Discovery discover(Lab lab) throws DiscoveryFailed;

        /** Examinations by a real examiner. */
        static Exam of(Examiner examiner) {
            return new Exam() {
                @Override
                public Examined examine(ExamPaper paper) {
                    return examiner.examine(paper, Progress.NONE);
                }

                @Override
                public Discovery discover(Lab lab) throws DiscoveryFailed {
                    return examiner.discover(lab);
                }
            };
        }
    }

    /**
     * @param stage the built labs, and the checkout with their solutions and skeletons
     * @param compiler compiles all solutions
     * @param examiner examines them
     */
    public Verifier(Stage stage, Compiler compiler, Examiner examiner) {
        this(stage, compiler, Exam.of(examiner));
    }

    Verifier(Stage stage, Compiler compiler, Exam exam) {
        this.stage = stage;
        this.compiler = compiler;
        this.exam = exam;
    }

    /**
     * Proves a lab.
     *
     * @return what holds and what does not
     * @throws UncheckedIOException if the solutions cannot be read, or the compiler cannot be run
     */
    public VerifyReport verify(Lab lab, VerifyOptions options, VerifyProgress progress) {
        try {
            return new Verification(lab, options, progress).run();
        } catch (IOException e) {
            throw new UncheckedIOException("the solutions of %s cannot be read".formatted(lab.manifest().id()), e);
        }
    }

    /** A solution, which tests it meets, and what to say of it. */
    private record Candidate(
            Role role, String name, String place, Submission submission, List<LabManifest.Test> tests) {
        String shown() {
            return role == Role.FLAWED || role == Role.UNUSUAL ? role.word() + "/" + name : name;
        }
    }

    /** What has come of a candidate. */
    private sealed interface Verdict {
        record Marked(List<Outcome> outcomes) implements Verdict {}

        record Unfit(String why) implements Verdict {}

        record Unknown(String why) implements Verdict {}
    }

    /** One lab's way through. */
    private final class Verification {
        private final Lab lab;
        private final LabManifest manifest;
        private final VerifyOptions options;
        private final VerifyProgress progress;
        private final String solutions;
        private final Compiler.Contract contract;
        private final Gate gate;
        private final List<String> problems = new ArrayList<>();
        private final List<String> troubles = new ArrayList<>();
        private final List<VerifyReport.Result> results = new ArrayList<>();
        private final Map<String, Overlay> flawed = new TreeMap<>();
        private SortedMap<String, byte[]> reference = new TreeMap<>();
        private int done;

        Verification(Lab lab, VerifyOptions options, VerifyProgress progress) {
            this.lab = lab;
            this.manifest = lab.manifest();
            this.options = options;
            this.progress = progress;
            this.solutions = "solutions/" + manifest.id();
            List<Path> classPath = List.of(lab.contractJar(), stage.kitJar());
            this.contract = new Compiler.Contract(
                    classPath, manifest.studentPackage(), manifest.entry(), manifest.solution());
            this.gate = new Gate(classPath, stage.simulatorJar(), manifest.entry());
        }

        VerifyReport run() throws IOException {
            long begin = System.nanoTime();
            Optional<Discovery> discovery = discover();
            List<Candidate> candidates = chosen(candidates());
            Map<Candidate, Verdict> verdicts = examine(candidates);
            Map<String, Set<String>> killers = new TreeMap<>();
            for (Candidate candidate : candidates) {
                switch (verdicts.get(candidate)) {
                    case Verdict.Unfit unfit -> {
                        problems.add(candidate.place() + ": " + unfit.why());
                        results.add(new VerifyReport.Result(
                                candidate.role(), candidate.name(), Optional.empty(), false));
                    }
                    case Verdict.Unknown unknown -> troubles.add(candidate.place() + ": " + unknown.why());
                    case Verdict.Marked marked -> {
                        judge(candidate, marked.outcomes());
                        if (candidate.role() == Role.FLAWED) {
                            killers.put(candidate.name(), notPassed(marked.outcomes()));
                        }
                    }
                }
            }
            Optional<KillMatrix> matrix = Optional.empty();
            // What a test is good for shows only against all flawed solutions.
            if (options.seedFactor() == 1 && options.only().isEmpty()) {
                if (options.isMatrix()) {
                    matrix = Optional.of(matrix(killers));
                    falseClaims(killers);
                }
                idleTests(discovery.map(Discovery::keeps).orElse(Map.of()), matrix);
            }
            return new VerifyReport(
                    manifest.id(), manifest.title(), results, matrix, problems, troubles,
                    (System.nanoTime() - begin) / 1_000_000);
        }

        private Optional<Discovery> discover() {
            try {
                Discovery discovery = exam.discover(lab);
                problems.addAll(ManifestCheck.differences(manifest, discovery));
                return Optional.of(discovery);
            } catch (DiscoveryFailed e) {
                troubles.add("the tests of the lab cannot be listed: " + e.getMessage());
                return Optional.empty();
            }
        }

        private List<Candidate> candidates() throws IOException {
            List<Candidate> candidates = new ArrayList<>();
            Path folder = stage.checkout().resolve(solutions);
            Optional<Submission> ideal = read(Role.REFERENCE, folder.resolve("reference"), solutions + "/reference",
                    "write it; nothing can be verified without it", candidates);
            read(Role.SKELETON, stage.checkout().resolve("skeletons").resolve(manifest.id()),
                    "skeletons/" + manifest.id(), "`assay skeleton %s` makes it".formatted(manifest.id()), candidates);
            if (ideal.isEmpty()) {
                return candidates;
            }
            reference = classes(ideal.get());
            for (Overlay one : Overlay.all(folder, solutions, Overlay.Kind.UNUSUAL, ideal.get(), problems)) {
                candidates.add(new Candidate(
                        Role.UNUSUAL, one.name(), one.place(), one.submission(), manifest.tests()));
            }
            if (options.seedFactor() == 1) {
                for (Overlay one : Overlay.all(folder, solutions, Overlay.Kind.FLAWED, ideal.get(), problems)) {
                    flawed(one, candidates);
                }
            }
            return candidates;
        }

        private List<Candidate> chosen(List<Candidate> all) {
            if (options.only().isEmpty()) {
                return all;
            }
            for (String name : options.only()) {
                if (all.stream().noneMatch(one -> one.name().equals(name))) {
                    problems.add("%s: has no solution \"%s\" in it; name one as its file is named, or `reference`"
                            .formatted(solutions, name));
                }
            }
            return all.stream().filter(one -> options.only().contains(one.name())).toList();
        }

        private Optional<Submission> read(Role role, Path folder, String place, String remedy, List<Candidate> to) {
            if (!Files.isDirectory(folder)) {
                problems.add("%s: is not there; %s".formatted(place, remedy));
                return Optional.empty();
            }
            try {
                Submission submission = new Intake().read(folder.toString());
                to.add(new Candidate(role, role.word(), place, submission, manifest.tests()));
                return Optional.of(submission);
            } catch (Rejected e) {
                problems.add(place + ": " + e.getMessage());
                return Optional.empty();
            }
        }

        private void flawed(Overlay one, List<Candidate> to) {
            List<LabManifest.Test> named = new ArrayList<>();
            for (String id : one.caughtBy()) {
                manifest.test(id).ifPresentOrElse(
                        named::add,
                        () -> problems.add("%s: is caught by \"%s\"; the lab has no such test".formatted(
                                one.place(), id)));
            }
            if (named.size() < one.caughtBy().size()) {
                return;
            }
            if (named.getFirst().points() == 0) {
                problems.add("%s: is caught by \"%s\", which has no points; name a test that it loses points in"
                        .formatted(one.place(), named.getFirst().id()));
                return;
            }
            flawed.put(one.name(), one);
            to.add(new Candidate(Role.FLAWED, one.name(), one.place(), one.submission(),
                    (options.isMatrix() ? manifest.tests() : List.of(named.getFirst())).stream()
                            .map(Verification::withoutNeeds)
                            .toList()));
        }

        /** Whether it catches a flaw is a question to this test alone, whatever became of the tests that it needs. */
        private static LabManifest.Test withoutNeeds(LabManifest.Test test) {
            return new LabManifest.Test(
                    test.id(), test.part(), test.title(), test.visibility(), test.points(), test.schedules(),
                    test.hint(), test.feedback(), List.of(), test.method());
        }

        private Map<Candidate, Verdict> examine(List<Candidate> candidates) {
            Map<Candidate, Verdict> verdicts = new HashMap<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(options.atOnce())) {
                Map<Candidate, Future<Verdict>> running = new HashMap<>();
                // The long ones first: then the processors are busy to the end.
                candidates.stream()
                        .sorted((a, b) -> Integer.compare(b.tests().size(), a.tests().size()))
                        .forEach(candidate -> running.put(candidate, threads.submit(() -> {
                            Verdict verdict = examine(candidate);
                            report(candidate, candidates.size());
                            return verdict;
                        })));
                for (Candidate candidate : candidates) {
                    verdicts.put(candidate, running.get(candidate).get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("verification was interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("verification has failed", e.getCause());
            }
            return verdicts;
        }

        private synchronized void report(Candidate candidate, int count) {
            progress.examined(candidate.shown(), ++done, count);
        }

        private Verdict examine(Candidate candidate) {
            return switch (compiler.compile(candidate.submission(), contract)) {
                case Compiled.Diagnostics none -> new Verdict.Unfit("does not compile\n" + none.diagnostics().stream()
                        .filter(one -> one.severity() == Diagnostic.Severity.ERROR)
                        .map(one -> "%s:%d: %s".formatted(one.file(), one.line(), one.message()))
                        .collect(Collectors.joining("\n")));
                case Compiled.Classes classes -> switch (gate.admit(classes)) {
                    case Admission.Refused refused -> new Verdict.Unfit("is refused\n" + refused.refusals().stream()
                            .map(one -> "%s:%d: %s".formatted(one.file(), one.line(), one.message()))
                            .collect(Collectors.joining("\n")));
                    case Admission.Admitted fit -> examine(candidate, fit.classes(), DesignReview.of(manifest, classes));
                };
            };
        }

        private Verdict examine(Candidate candidate, SortedMap<String, byte[]> classes, DesignReview design) {
            ExamPaper paper = ExamPaper.of(lab, classes)
                    .withTests(candidate.tests())
                    .withReference(reference)
                    .withSeed(options.rootSeed(), options.seedFactor());
            return switch (exam.examine(paper)) {
                case Examined.Outcomes outcomes -> new Verdict.Marked(design.judged(outcomes).outcomes());
                case Examined.Trouble trouble -> new Verdict.Unknown(trouble.message());
            };
        }

        /** The reference for tests that ask for one; none if it is unfit, which is found again when it is examined. */
        private SortedMap<String, byte[]> classes(Submission submission) {
            return compiler.compile(submission, contract) instanceof Compiled.Classes classes
                            && gate.admit(classes) instanceof Admission.Admitted fit
                    ? fit.classes()
                    : new TreeMap<>();
        }

        private void judge(Candidate candidate, List<Outcome> outcomes) {
            int score = outcomes.stream()
                    .filter(Outcome::hasPassed)
                    .mapToInt(outcome -> manifest.test(outcome.testId()).orElseThrow().points())
                    .sum();
            boolean metAll = outcomes.size() == manifest.tests().size();
            boolean holds = switch (candidate.role()) {
                case REFERENCE, UNUSUAL -> passesAll(candidate, outcomes);
                case SKELETON -> scores(candidate, score);
                case FLAWED -> isCaught(candidate, outcomes);
            };
            results.add(new VerifyReport.Result(
                    candidate.role(), candidate.name(), metAll ? Optional.of(score) : Optional.empty(), holds));
        }

        /**
         * Tests without points (public ones, stretch goals) must pass too, for the reference; others may leave these.
         */
        private boolean passesAll(Candidate candidate, List<Outcome> outcomes) {
            List<Outcome> failed = outcomes.stream()
                    .filter(outcome -> !outcome.hasPassed())
                    .filter(outcome -> candidate.role() == Role.REFERENCE && isPublic(outcome) || hasPoints(outcome))
                    .toList();
            if (!failed.isEmpty()) {
                problems.add("%s: is correct, yet does not pass\n%s".formatted(
                        candidate.place(), failed.stream().map(this::line).collect(Collectors.joining("\n"))));
            }
            return failed.isEmpty();
        }

        private boolean isPublic(Outcome outcome) {
            return manifest.test(outcome.testId()).orElseThrow().visibility() == LabManifest.Visibility.PUBLIC;
        }

        private boolean hasPoints(Outcome outcome) {
            return manifest.test(outcome.testId()).orElseThrow().points() > 0;
        }

        private String line(Outcome outcome) {
            return outcome.status() == Outcome.Status.SKIPPED
                    ? "%s: skipped, for it needs %s".formatted(outcome.testId(), outcome.unmetNeed())
                    : "%s (schedule %d): %s %s".formatted(
                            outcome.testId(), outcome.schedule(), outcome.rule(), outcome.message());
        }

        private boolean scores(Candidate candidate, int score) {
            if (score != manifest.skeletonFloor()) {
                problems.add("%s: scores %s points, lab.json states a skeletonFloor of %s; change one of them"
                        .formatted(
                                candidate.place(),
                                VerifyReport.points(score),
                                VerifyReport.points(manifest.skeletonFloor())));
            }
            return score == manifest.skeletonFloor();
        }

        private boolean isCaught(Candidate candidate, List<Outcome> outcomes) {
            String killer = flawed.get(candidate.name()).caughtBy().getFirst();
            Set<String> caughtBy = notPassed(outcomes);
            if (caughtBy.contains(killer)) {
                return true;
            }
            String others = options.isMatrix()
                    ? "it is caught by " + (caughtBy.isEmpty() ? "none" : String.join(", ", new TreeSet<>(caughtBy)))
                    : "`assay verify %s --matrix` shows which tests do catch it".formatted(manifest.id());
            problems.add("%s: passes %s, which it names as the test that catches it; %s".formatted(
                    candidate.place(), killer, others));
            return false;
        }

        private static Set<String> notPassed(List<Outcome> outcomes) {
            return outcomes.stream()
                    .filter(outcome -> !outcome.hasPassed())
                    .map(Outcome::testId)
                    .collect(Collectors.toSet());
        }

        /** Of tests with points alone: a stretch goal, which the reference may miss too, catches nobody. */
        private KillMatrix matrix(Map<String, Set<String>> killers) {
            List<String> ids = manifest.tests().stream()
                    .filter(test -> test.points() > 0)
                    .map(LabManifest.Test::id)
                    .toList();
            Map<String, Set<String>> caught = new TreeMap<>();
            killers.forEach((name, tests) -> {
                Set<String> kept = new HashSet<>(tests);
                kept.retainAll(ids);
                caught.put(name, kept);
            });
            return new KillMatrix(ids, caught);
        }

        private List<LabManifest.Test> hidden() {
            return manifest.tests().stream()
                    .filter(test -> test.visibility() == LabManifest.Visibility.HIDDEN)
                    .toList();
        }

        private void falseClaims(Map<String, Set<String>> killers) {
            killers.forEach((name, tests) -> {
                List<String> claimed = flawed.get(name).caughtBy();
                List<String> wrong = claimed.subList(1, claimed.size()).stream()
                        .filter(id -> !tests.contains(id))
                        .toList();
                if (!wrong.isEmpty()) {
                    problems.add("%s: passes %s, which it names; take that out of its `caught by`".formatted(
                            flawed.get(name).place(), String.join(", ", wrong)));
                }
            });
        }

        /** A hidden test earns its place by a flawed solution that only it catches, or its author says why it stays. */
        private void idleTests(Map<String, String> keeps, Optional<KillMatrix> matrix) {
            Set<String> namedFirst =
                    flawed.values().stream().map(one -> one.caughtBy().getFirst()).collect(Collectors.toSet());
            for (LabManifest.Test test : hidden()) {
                boolean isIdle = matrix.map(table -> table.killedOnlyBy(test.id()).isEmpty())
                        .orElse(!namedFirst.contains(test.id()));
                if (isIdle && keeps.getOrDefault(test.id(), "").isBlank()) {
                    String why = matrix.isPresent()
                            ? "catches no flawed solution that no other test catches"
                            : "is named first by no flawed solution";
                    problems.add("test %s %s; write one, or say in keeps of its @Check why it stays".formatted(
                            test.id(), why));
                }
            }
        }
    }
}
