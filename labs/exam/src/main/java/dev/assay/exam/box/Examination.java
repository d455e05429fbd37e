package dev.assay.exam.box;

import dev.assay.exam.Check;
import dev.assay.exam.Sitting;
import dev.assay.exam.Submission;
import dev.assay.exam.Verdict;
import dev.assay.exam.protocol.Finished;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Skipped;
import dev.assay.exam.protocol.Started;
import dev.assay.exam.protocol.Traced;
import dev.assay.kit.Entry;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Trial;
import dev.assay.simulator.Violation;
import dev.assay.simulator.fuel.Fuel;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Runs the tests of an order in their order, each with fresh classes of the submission and fresh fuel. */
final class Examination {
    private final Order order;
    private final Channel channel;
    private final TestRun tests = new TestRun();

    Examination(Order order, Channel channel) {
        this.order = order;
        this.channel = channel;
    }

    void run() throws IOException {
        Border border = new Border(solutionType());
        Set<String> passed = new HashSet<>();
        for (Order.Test test : order.tests()) {
            Optional<String> unmet =
                    test.needs().stream().filter(need -> !passed.contains(need)).findFirst();
            if (unmet.isPresent()) {
                channel.send(new Skipped(test.id(), unmet.get()));
                continue;
            }
            channel.send(new Started(test.id()));
            Sat sat = sit(test, border);
            if (sat.finished().status() == Finished.Status.PASSED) {
                passed.add(test.id());
            }
            channel.send(sat.finished());
            if (sat.traced().isPresent()) {
                channel.send(sat.traced().get());
            }
        }
    }

    /**
     * What has come of a test.
     *
     * @param finished the verdict
     * @param traced the recording that belongs to it, if there is one
     */
    private record Sat(Finished finished, Optional<Traced> traced) {}

    private Class<?> solutionType() {
        Class<?> type;
        try {
            type = Class.forName(order.solutionType(), false, Examination.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LabTrouble("lab.json of %s names the solution interface %s, which is not in its contract.jar"
                    .formatted(order.labId(), order.solutionType()));
        }
        Entry entry = type.getAnnotation(Entry.class);
        if (entry == null || !entry.value().equals(order.entry())) {
            throw new LabTrouble("lab.json of %s names the entry class %s, but the interface %s %s".formatted(
                    order.labId(),
                    order.entry(),
                    type.getName(),
                    entry == null ? "has no @Entry" : "says @Entry(\"" + entry.value() + "\")"));
        }
        return type;
    }

    private Sat sit(Order.Test test, Border border) {
        Referee referee = new Referee(test);
        SolutionLoader submission = new SolutionLoader(SolutionLoader.SUBMISSION, order.submission(), border);
        Optional<ClassLoader> reference = order.reference().isEmpty()
                ? Optional.empty()
                : Optional.of(new SolutionLoader(SolutionLoader.REFERENCE, order.reference(), border));
        Sitting fresh = Sitting.inBox(submission, reference, order.rootSeed(), order.seedFactor(), referee);
        Optional<Trial> repeated = order.replay().map(replay -> Trial.recorded(new LinkedHashSet<>(replay.acts())));
        Sitting sitting = repeated
                .map(trial -> fresh.repeating(Schedule.of(order.replay().orElseThrow().seed(), trial)))
                .orElse(fresh);
        Submission.begin(sitting);
        Fuel.refill(order.fuelPerTest());
        Optional<Verdict> around = initialized(submission, referee).or(() -> around(test, referee));
        // A failure that came first stays one, even if shrinking it has used up the fuel; and a test in which student
        // code has swallowed the error that told it to stop has not passed.
        Optional<Verdict> verdict = sitting.verdict()
                .or(() -> Fuel.tripped() ? Optional.of(Referee.spent()) : around);
        Finished finished = finished(test, sitting, verdict);
        return repeated.isPresent() ? repeated(finished, repeated.get()) : traced(finished, sitting);
    }

    private static Finished finished(Order.Test test, Sitting sitting, Optional<Verdict> verdict) {
        int schedulesRun = Math.max(1, sitting.schedulesBegun());
        return verdict.map(one -> new Finished(
                        test.id(),
                        status(one.kind()),
                        one.rule(),
                        one.message(),
                        one.file(),
                        one.line(),
                        sitting.schedule(),
                        schedulesRun,
                        Fuel.spent()))
                .orElseGet(() -> new Finished(
                        test.id(), Finished.Status.PASSED, "", "", "", 0, -1, schedulesRun, Fuel.spent()));
    }

    /** A failure with its small form. Whoever reads the sentence sees the small run, so the sentence is that run's. */
    private Sat traced(Finished finished, Sitting sitting) {
        Optional<Traced> traced = sitting.failedSchedule()
                .filter(failed -> order.withTraces()
                        && finished.status() == Finished.Status.FAILED
                        && finished.rule().equals(failed.violation().rule()))
                .flatMap(failed -> new Tracer(order.fuelPerTest()).trace(finished.testId(), failed));
        return new Sat(traced.map(one -> finished.saying(one.message())).orElse(finished), traced);
    }

    /** A run that happens again. Without some of its nodes only what monitors and nodes find counts. */
    private Sat repeated(Finished finished, Trial trial) {
        boolean isTestsOwn = finished.status() == Finished.Status.FAILED || finished.status() == Finished.Status.TROUBLE;
        Finished meant = isTestsOwn && trial.leavesOutNodes() && !trial.isBrokenInside() ? finished.asPassed() : finished;
        if (trial.recording() == null) {
            return new Sat(meant, Optional.empty());
        }
        boolean hasFailed = meant.status() == Finished.Status.FAILED;
        return new Sat(meant, Tracer.frame(
                meant.testId(),
                hasFailed ? Optional.of(new Violation(meant.rule(), meant.message())) : Optional.empty(),
                0,
                trial.recording(),
                order.replay().orElseThrow()));
    }

    /** Makes the submission ready, and judges what its static initialisers throw. */
    private static Optional<Verdict> initialized(SolutionLoader submission, Referee referee) {
        try {
            submission.initializeAll();
            return Optional.empty();
        } catch (Throwable thrown) {
            return Optional.of(referee.judge(thrown));
        }
    }

    /** Runs the test, and judges what went wrong outside of its methods. */
    private Optional<Verdict> around(Order.Test test, Referee referee) {
        try {
            Class<?> type = Class.forName(
                    test.method().substring(0, test.method().indexOf('#')), false, Examination.class.getClassLoader());
            return tests.run(type, method(type, test)).map(referee::judge);
        } catch (ClassNotFoundException | StringIndexOutOfBoundsException e) {
            return Optional.of(referee.judge(missing(test)));
        } catch (Throwable thrown) {
            return Optional.of(referee.judge(thrown));
        }
    }

    private static Method method(Class<?> type, Order.Test test) {
        String name = test.method().substring(test.method().indexOf('#') + 1);
        for (Method method : type.getDeclaredMethods()) {
            Check check = method.getAnnotation(Check.class);
            if (method.getName().equals(name) && check != null && check.id().equals(test.id())) {
                return method;
            }
        }
        throw missing(test);
    }

    private static LabTrouble missing(Order.Test test) {
        return new LabTrouble(("there is no %s with @Check(id = \"%s\") in the lab; lab.json is out of date, write it "
                + "again with `assay verify --write-manifest`").formatted(test.method(), test.id()));
    }

    private static Finished.Status status(Verdict.Kind kind) {
        return switch (kind) {
            case FAILED -> Finished.Status.FAILED;
            case SPENT -> Finished.Status.SPENT;
            case TROUBLE -> Finished.Status.TROUBLE;
        };
    }
}
