package dev.assay.grader.examine;

import dev.assay.exam.protocol.Discovered;
import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Finished;
import dev.assay.exam.protocol.Frame;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Printed;
import dev.assay.exam.protocol.Ready;
import dev.assay.exam.protocol.Skipped;
import dev.assay.exam.protocol.Started;
import dev.assay.exam.protocol.Traced;
import dev.assay.exam.protocol.Trouble;
import dev.assay.grader.intake.Legible;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.trace.MalformedTrace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a child has said so far in one examination. Takes only what can come next: the tests of the paper, in their
 * order, each once, skipped exactly when a need is unmet. So a child that has come under the control of the submission
 * can confuse itself, but neither add a test nor give a second verdict nor leave one out.
 */
final class Transcript {
    private static final int MOST_MESSAGE_CHARS = 4_000;
    private static final int MOST_RULE_CHARS = 60;
    private static final int MOST_FILE_CHARS = 300;

    private final List<LabManifest.Test> tests;
    private final Recorded recorded;
    private final Progress progress;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<String> passed = new HashSet<>();
    private final List<String> brokenTests = new ArrayList<>();
    private Optional<Ready> ready = Optional.empty();
    private Optional<Printed> printed = Optional.empty();
    private boolean isRunning;
    private boolean isDone;

    /**
     * @param tests the tests that the child was told to run
     * @param recorded which of them it was told to record
     * @param progress is told how it goes
     */
    Transcript(List<LabManifest.Test> tests, Recorded recorded, Progress progress) {
        this.tests = tests;
        this.recorded = recorded;
        this.progress = progress;
    }

    /** What a child records. */
    enum Recorded {
        /** Nothing. */
        NOTHING,
        /** Tests that fail. */
        FAILURES,
        /** Every test, however it ends. */
        EVERYTHING
    }

    /** A frame that cannot come now. */
    static final class Nonsense extends Exception {
        private static final long serialVersionUID = 1;

        Nonsense(String message) {
            super(message);
        }
    }

    /** The child gives up. */
    static final class GivenUp extends Exception {
        private static final long serialVersionUID = 1;

        GivenUp(String message) {
            super(message);
        }
    }

    /**
     * Takes the next frame.
     *
     * @throws Nonsense if no honest child would send it now
     * @throws GivenUp if the child says that it cannot do what it is asked for
     */
    void take(Frame frame) throws Nonsense, GivenUp {
        if (ready.isEmpty() != frame instanceof Ready && !(frame instanceof Trouble)) {
            throw nonsense(frame);
        }
        switch (frame) {
            case Ready first -> ready = Optional.of(first);
            case Started started -> start(started);
            case Finished finished -> finish(finished);
            case Traced traced -> trace(traced);
            case Skipped skipped -> skip(skipped);
            case Printed text -> {
                if (outcomes.size() < tests.size() || printed.isPresent()) {
                    throw nonsense(frame);
                }
                printed = Optional.of(text);
            }
            case Trouble trouble -> throw new GivenUp(Legible.lines(trouble.text(), MOST_MESSAGE_CHARS));
            case Done done -> {
                if (printed.isEmpty()) {
                    throw nonsense(frame);
                }
                isDone = true;
            }
            case Discovered other -> throw nonsense(frame);
            case Order other -> throw nonsense(frame);
        }
    }

    private Nonsense nonsense(Frame frame) {
        return new Nonsense("said \"%s\" %s, which makes no sense there".formatted(
                frame.getClass().getSimpleName(), where()));
    }

    /** Where the examination has come to, for messages: {@code in test A2 (Grants and denies votes by the rules)}. */
    String where() {
        if (ready.isEmpty()) {
            return "while it started";
        }
        if (outcomes.size() == tests.size()) {
            return "after the last test";
        }
        LabManifest.Test next = tests.get(outcomes.size());
        return "%s test %s (%s)".formatted(isRunning ? "in" : "before", next.id(), next.title());
    }

    /** The test that must come next, if a frame about the test of this id can come now. */
    private LabManifest.Test next(Frame frame, String testId, boolean wasStarted) throws Nonsense {
        if (outcomes.size() == tests.size()
                || isRunning != wasStarted
                || !tests.get(outcomes.size()).id().equals(testId)) {
            throw nonsense(frame);
        }
        return tests.get(outcomes.size());
    }

    private Optional<String> unmetNeed(LabManifest.Test test) {
        return test.needs().stream().filter(need -> !passed.contains(need)).findFirst();
    }

    private void start(Started started) throws Nonsense {
        LabManifest.Test test = next(started, started.testId(), false);
        if (unmetNeed(test).isPresent()) {
            throw nonsense(started);
        }
        isRunning = true;
        progress.started(test, outcomes.size(), tests.size());
    }

    private void skip(Skipped skipped) throws Nonsense {
        LabManifest.Test test = next(skipped, skipped.testId(), false);
        String unmet = unmetNeed(test).orElseThrow(() -> nonsense(skipped));
        add(test, Outcome.skipped(test.id(), unmet));
    }

    private void finish(Finished finished) throws Nonsense {
        LabManifest.Test test = next(finished, finished.testId(), true);
        if (finished.line() < 0
                || finished.schedule() < -1
                || finished.schedulesRun() < 1
                || finished.schedule() >= finished.schedulesRun()
                || finished.fuelSpent() < 0) {
            throw nonsense(finished);
        }
        isRunning = false;
        String message = Legible.lines(finished.message(), MOST_MESSAGE_CHARS);
        if (finished.status() == Finished.Status.TROUBLE) {
            brokenTests.add("test %s (%s) of lab.json's %s: %s".formatted(
                    test.id(), test.title(), test.method(), message));
        }
        boolean hasPassed = finished.status() == Finished.Status.PASSED;
        add(test, new Outcome(
                test.id(),
                status(finished.status()),
                hasPassed ? "" : Legible.line(finished.rule(), MOST_RULE_CHARS),
                hasPassed ? "" : message,
                Legible.line(finished.file(), MOST_FILE_CHARS),
                finished.line(),
                hasPassed ? -1 : finished.schedule(),
                finished.schedulesRun(),
                finished.fuelSpent(),
                ""));
    }

    /** A recording belongs to the test that has just ended, which has none yet. */
    private void trace(Traced traced) throws Nonsense {
        if (isRunning || outcomes.isEmpty()) {
            throw nonsense(traced);
        }
        Outcome last = outcomes.getLast();
        boolean canCome = switch (recorded) {
            case NOTHING -> false;
            case FAILURES -> last.status() == Outcome.Status.FAILED;
            case EVERYTHING -> last.status() != Outcome.Status.SKIPPED;
        };
        if (!canCome || last.trace().isPresent() || !last.testId().equals(traced.testId())) {
            throw nonsense(traced);
        }
        try {
            outcomes.set(outcomes.size() - 1, last.with(Recordings.of(traced, last)));
        } catch (MalformedTrace e) {
            throw new Nonsense("said \"Traced\" of test %s and it is no trace: %s".formatted(
                    last.testId(), e.getMessage()));
        }
    }

    /** A broken test counts as not passed for those that need it; there is no score anyway. */
    private static Outcome.Status status(Finished.Status status) {
        return switch (status) {
            case PASSED -> Outcome.Status.PASSED;
            case FAILED, TROUBLE -> Outcome.Status.FAILED;
            case SPENT -> Outcome.Status.SPENT;
        };
    }

    private void add(LabManifest.Test test, Outcome outcome) {
        outcomes.add(outcome);
        if (outcome.hasPassed()) {
            passed.add(test.id());
        }
        progress.finished(test, outcome);
    }

    boolean isDone() {
        return isDone;
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** What is wrong with tests themselves; empty if all is well. */
    List<String> brokenTests() {
        return List.copyOf(brokenTests);
    }

    String javaVersion() {
        return ready.map(one -> Legible.line(one.javaVersion(), MOST_RULE_CHARS)).orElse("");
    }

    String printed() {
        return printed.map(one -> Legible.lines(one.text(), Printed.MOST_CHARS)).orElse("");
    }

    long printedDroppedChars() {
        return printed.map(one -> Math.max(0, one.droppedChars())).orElse(0L);
    }
}
