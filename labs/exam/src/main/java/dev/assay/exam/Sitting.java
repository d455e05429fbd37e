package dev.assay.exam;

import dev.assay.exam.protocol.Order;
import dev.assay.kit.Entry;
import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * One sitting of an examination: where the solution comes from, what chance is derived from, and what has come of the
 * test. The grader's child makes one for every test; in an IDE one serves all tests, takes solutions from the class
 * path and lets every exception pass as it is.
 */
public final class Sitting {
    private static final String SEED_PROPERTY = "assay.seed";
    private static final String FACTOR_PROPERTY = "assay.seed.factor";
    private static final String ONLY_PROPERTY = "assay.only";
    private static final int ALL = -1;

    private final ClassLoader solution;
    private final Optional<ClassLoader> reference;
    private final long rootSeed;
    private final int seedFactor;
    private final Optional<Judge> judge;
    private final int only;
    private final Optional<Schedule> repeated;

    private Progress progress = new Progress();
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<FailedSchedule> failed = Optional.empty();

    private Sitting(
            ClassLoader solution,
            Optional<ClassLoader> reference,
            long rootSeed,
            int seedFactor,
            Optional<Judge> judge,
            int only,
            Optional<Schedule> repeated) {
        if (seedFactor < 1) {
            throw new IllegalArgumentException("the seed factor is %d; it must be at least 1".formatted(seedFactor));
        }
        this.solution = solution;
        this.reference = reference;
        this.rootSeed = rootSeed;
        this.seedFactor = seedFactor;
        this.judge = judge;
        this.only = only;
        this.repeated = repeated;
    }

    /**
     * A sitting in the grader's child.
     *
     * @param solution loads the submission
     * @param reference loads the reference solution, if the child has been given one
     * @param rootSeed what all randomness is derived from
     * @param seedFactor how many times as many schedules are run as tests ask for, at least 1
     * @param judge judges what tests throw
     */
    public static Sitting inBox(
            ClassLoader solution, Optional<ClassLoader> reference, long rootSeed, int seedFactor, Judge judge) {
        return new Sitting(
                solution, reference, rootSeed, seedFactor, Optional.of(judge), ALL, Optional.empty());
    }

    /** The same sitting, in which tests make this run in place of their own schedules. */
    public Sitting repeating(Schedule run) {
        return new Sitting(solution, reference, rootSeed, seedFactor, judge, ALL, Optional.of(run));
    }

    /**
     * The sitting of an IDE or a build tool: the solution is on the class path. The system property {@code assay.seed}
     * gives another root seed, {@code assay.seed.factor} multiplies the schedules, {@code assay.only} gives the index of
     * the only schedule that tests run.
     */
    static Sitting onClassPath() {
        return new Sitting(
                Sitting.class.getClassLoader(),
                Optional.empty(),
                Long.getLong(SEED_PROPERTY, Order.STANDARD_ROOT_SEED),
                Integer.getInteger(FACTOR_PROPERTY, 1),
                Optional.empty(),
                Integer.getInteger(ONLY_PROPERTY, ALL),
                Optional.empty());
    }

    /** A new instance of the solution that is examined. */
    <S> S solution(Class<S> type) {
        return construct(type, solution);
    }

    /** A new instance of the reference solution. */
    <S> S reference(Class<S> type) {
        return construct(type, reference.orElseThrow(() -> new IllegalStateException(
                "there is no reference solution here; only the grader has one, so this test cannot run in an IDE")));
    }

    private static <S> S construct(Class<S> type, ClassLoader loader) {
        Entry entry = type.getAnnotation(Entry.class);
        if (entry == null) {
            throw new IllegalStateException(
                    "%s is no solution interface: it needs @Entry with the name of the entry class".formatted(
                            type.getName()));
        }
        Class<?> found;
        try {
            found = Class.forName(entry.value(), false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "there is no class %s; it stands in the skeleton and implements %s, copy it from there".formatted(
                            entry.value(), type.getName()));
        }
        if (!type.isAssignableFrom(found)) {
            throw new IllegalStateException("%s does not implement %s; copy that class from the skeleton".formatted(
                    entry.value(), type.getName()));
        }
        Constructor<?> constructor;
        try {
            constructor = found.getConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(("%s has no public constructor without parameters; copy that class from "
                    + "the skeleton").formatted(entry.value()));
        }
        try {
            return type.cast(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw Thrown.asIs(e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(
                    "%s must be a public class that is not abstract".formatted(entry.value()), e);
        }
    }

    /** The schedules of a test. */
    Schedules schedules(Method test, Check check) {
        return new Schedules(check.id(), StatedSchedules.portfolio(test, check).times(seedFactor), this, progress);
    }

    long rootSeed() {
        return rootSeed;
    }

    /** The run that happens in place of a test's schedules, if one is to happen again. */
    Optional<Schedule> repeated() {
        return repeated;
    }

    /** Whether somebody wants to see another schedule only. */
    boolean leavesOut(int index) {
        return only != ALL && only != index;
    }

    /** Keeps the first schedule that fails, and gives what the test is to throw: in an IDE with the way to run it alone. */
    Violation failed(FailedSchedule schedule, int count) {
        if (failed.isEmpty()) {
            failed = Optional.of(schedule);
        }
        if (isJudged() || count == 1) {
            return schedule.violation();
        }
        String seed = rootSeed == Order.STANDARD_ROOT_SEED ? "" : "-D" + SEED_PROPERTY + "=" + rootSeed + " ";
        Violation violation = schedule.violation();
        Violation withPlace = new Violation(
                violation.rule(),
                "%s (Schedule %d of %d; %s-D%s=%d runs it alone.)".formatted(
                        violation.sentence(), schedule.index() + 1, count, seed, ONLY_PROPERTY, schedule.index()));
        withPlace.setStackTrace(violation.getStackTrace());
        return withPlace;
    }

    /** The first schedule under which the test has broken a rule, if it has. */
    public Optional<FailedSchedule> failedSchedule() {
        return failed;
    }

    /** How often something is done that a test wants done this often. */
    int times(int wanted) {
        return Math.multiplyExact(wanted, seedFactor);
    }

    /** The seed of a property. */
    long seedOf(Check check) {
        return Mix.of(rootSeed, check.id(), 0);
    }

    /** Forgets how far an earlier test has come. */
    Progress startProgress() {
        progress = new Progress();
        return progress;
    }

    /** Whether what tests throw is judged, which it is in the grader's child. */
    boolean isJudged() {
        return judge.isPresent();
    }

    /** In the grader's child, the judged form of what was thrown; otherwise that itself. */
    Throwable judged(Throwable thrown) {
        if (thrown instanceof Judged || judge.isEmpty()) {
            return thrown;
        }
        return new Judged(judge.get().judge(thrown));
    }

    /** Keeps a verdict; the first one counts, as what follows a failure is often only its consequence. */
    void conclude(Verdict first) {
        if (verdict.isEmpty()) {
            verdict = Optional.of(first);
        }
    }

    /** The verdict on the test, if it has thrown anything. */
    public Optional<Verdict> verdict() {
        return verdict;
    }

    /** The index of the schedule that runs, or ran when the test ended; -1 if there is none. */
    public int schedule() {
        return progress.current();
    }

    /** How many schedules have been begun. */
    public int schedulesBegun() {
        return progress.begun();
    }
}
