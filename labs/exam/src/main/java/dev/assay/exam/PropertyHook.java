package dev.assay.exam;

import dev.assay.kit.Entry;
import dev.assay.simulator.fuel.Fuel;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.FixedSeedMode;
import net.jqwik.api.JqwikException;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.ParameterResolutionContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.ResolveParameterHook;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * What {@link Part} means to jqwik: the solution is handed to a property, and everything that jqwik would leave to
 * chance or to the clock is fixed, so that a property of a lab draws the same values on every machine and at every
 * time. In the grader's child whatever is thrown is judged before jqwik sees it.
 */
final class PropertyHook implements AroundPropertyHook, AroundTryHook, ResolveParameterHook {
    /**
     * Shrinking ends after this many tries. Left alone, jqwik stops by the clock or not at all, and it remembers every
     * sample that it has tried.
     */
    static final int MOST_SHRINKING_TRIES = 2_000;

    private Run run = new Run(new Progress());

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    // --------------------------------------------------------------------------------------------------- parameters

    @Override
    public Optional<ParameterSupplier> resolve(ParameterResolutionContext parameter, LifecycleContext context) {
        Class<?> type = parameter.parameter().getType();
        if (type == Schedules.class) {
            throw new JqwikException("a property has tries, not schedules: ask for @ForAll long seed in their place");
        }
        return type.isAnnotationPresent(Entry.class)
                ? Optional.of(oneTry -> Submission.solution(type))
                : Optional.empty();
    }

    // -------------------------------------------------------------------------------------------------- determinism

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Sitting sitting = Submission.sitting();
        run = new Run(sitting.startProgress());
        Check check = context.targetMethod().getAnnotation(Check.class);
        if (check != null) {
            fix(context.attributes(), context.targetMethod(), check, sitting);
        }
        PropertyExecutionResult result = property.execute();
        if (result.throwable().isEmpty()) {
            return result;
        }
        Throwable thrown = result.throwable().get();
        Throwable end = thrown instanceof ShrinkingEnded ? run.last : thrown;
        if (sitting.judged(end) instanceof Judged judged) {
            sitting.conclude(judged.verdict());
            // The parameters of a falsified property include the student's objects: jqwik must not report them.
            return result.mapToSuccessful();
        }
        return end == thrown ? result : result.mapToFailed(end);
    }

    private static void fix(PropertyAttributes attributes, Method method, Check check, Sitting sitting) {
        attributes.setSeed(Long.toString(sitting.seedOf(check)));
        attributes.setWhenFixedSeed(FixedSeedMode.ALLOW);
        attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
        attributes.setTries(sitting.times(StatedSchedules.count(method, check)));
        if (attributes.edgeCases().isEmpty()) {
            attributes.setEdgeCases(EdgeCasesMode.MIXIN);
        }
        boolean off = attributes.shrinking().filter(mode -> mode == ShrinkingMode.OFF).isPresent();
        attributes.setShrinking(off ? ShrinkingMode.OFF : ShrinkingMode.FULL);
    }

    // ----------------------------------------------------------------------------------------------------- judgement

    /** One run of one property. */
    private static final class Run {
        private final Progress progress;
        /** What the first falsified try has thrown, judged if there is a judge; null before. */
        private Throwable first;
        /** What the smallest falsified try so far has thrown. */
        private Throwable last;

        private int shrinkingTries;

        Run(Progress progress) {
            this.progress = progress;
        }

        boolean isShrinking() {
            return first != null;
        }

        /** Whether something smaller is still wanted. What is spent or broken does not get better by being smaller. */
        boolean goesOnShrinking() {
            shrinkingTries++;
            return shrinkingTries <= MOST_SHRINKING_TRIES
                    && !(first instanceof Judged judged && judged.verdict().kind() != Verdict.Kind.FAILED);
        }

        /** A smaller example of another mistake is no smaller example of the first one. */
        boolean isSameMistake(Throwable thrown) {
            return !(first instanceof Judged one && thrown instanceof Judged other)
                    || one.verdict().kind() == other.verdict().kind()
                            && one.verdict().rule().equals(other.verdict().rule());
        }
    }

    /** Leads out of jqwik's shrinking: it passes through what jqwik would take for another failure of the property. */
    private static final class ShrinkingEnded extends Error {
        private static final long serialVersionUID = 1;

        ShrinkingEnded() {
            super("shrinking has ended", null, false, false);
        }
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor executor, List<Object> parameters) {
        if (!run.isShrinking()) {
            run.progress.begin(run.progress.begun());
        } else if (!run.goesOnShrinking()) {
            throw new ShrinkingEnded();
        }
        Throwable thrown;
        int depth = Fuel.depth();
        try {
            TryExecutionResult result = executor.execute(parameters);
            if (!result.isFalsified()) {
                return result;
            }
            thrown = result.throwable().orElseGet(() -> isFalse(context.targetMethod()));
        } catch (Throwable uncaught) {
            thrown = uncaught;
        }
        Fuel.restore(depth);
        Throwable judged = Submission.sitting().judged(thrown);
        if (!run.isShrinking()) {
            run.first = judged;
        } else if (!run.isSameMistake(judged)) {
            return TryExecutionResult.satisfied();
        }
        run.last = judged;
        return TryExecutionResult.falsified(judged);
    }

    /** A property that returns false throws nothing; this is as if it had. */
    private static AssertionError isFalse(Method property) {
        AssertionError failure = new AssertionError("the property is false");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(property.getDeclaringClass().getName(), property.getName(), null, -1)
        });
        return failure;
    }
}
