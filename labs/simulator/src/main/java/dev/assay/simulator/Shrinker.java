package dev.assay.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a failing schedule small: drops the outside world's acts in chunks, from the end, for as long as the same rule is
 * still broken. The number of runs is bounded, so its cost is; the result is a function of (code, seed).
 */
public final class Shrinker {
    private final Consumer<Schedule> body;
    private final int mostRuns;
    private int runs;

    /**
     * A failure with few acts.
     *
     * @param seed the schedule
     * @param acts the acts that are left
     * @param violation how the run fails with these acts
     * @param recording what happens in that run
     */
    public record Failure(long seed, Set<Long> acts, Violation violation, Recording recording) {}

    /**
     * @param body what runs under a schedule
     * @param mostRuns how often it may be run for one failure, at least 3
     */
    public Shrinker(Consumer<Schedule> body, int mostRuns) {
        this.body = body;
        this.mostRuns = mostRuns;
    }

    /**
     * Shrinks a schedule that fails.
     *
     * @param seed the schedule
     * @param rule the rule that it breaks
     * @return the small failure; empty if the schedule does not fail in the same way again, or makes no cluster
     */
    public Optional<Failure> shrink(long seed, String rule) {
        runs = 0;
        Trial whole = Trial.noted();
        if (!breaks(seed, whole, rule)) {
            return Optional.empty();
        }
        Set<Long> acts = reduce(seed, new ArrayList<>(new LinkedHashSet<>(whole.happened())), rule);
        Trial trial = Trial.recorded(acts);
        Optional<Violation> violation = run(seed, trial);
        return violation.isPresent() && trial.recording() != null
                ? Optional.of(new Failure(seed, acts, violation.get(), trial.recording()))
                : Optional.empty();
    }

    private Set<Long> reduce(long seed, List<Long> acts, String rule) {
        if (acts.isEmpty() || breaks(seed, Trial.only(Set.of()), rule)) {
            return Set.of();
        }
        List<Long> kept = acts;
        for (int chunk = Math.max(1, kept.size() / 2); ; chunk = Math.max(1, chunk / 2)) {
            boolean dropped = false;
            for (int end = kept.size(); end > 0 && runs < mostRuns; end -= chunk) {
                int begin = Math.max(0, end - chunk);
                List<Long> fewer = new ArrayList<>(kept.subList(0, begin));
                fewer.addAll(kept.subList(end, kept.size()));
                if (breaks(seed, Trial.only(Set.copyOf(fewer)), rule)) {
                    kept = fewer;
                    dropped = true;
                }
            }
            if (runs >= mostRuns || chunk == 1 && !dropped) {
                return new LinkedHashSet<>(kept);
            }
        }
    }

    private boolean breaks(long seed, Trial trial, String rule) {
        runs++;
        return run(seed, trial).filter(violation -> violation.rule().equals(rule)).isPresent();
    }

    private Optional<Violation> run(long seed, Trial trial) {
        try {
            body.accept(Schedule.of(seed, trial));
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(violation);
        }
    }
}
