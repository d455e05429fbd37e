package dev.assay.simulator;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs a test under the schedules of its portfolio, in order, until one fails. The one that fails first is thus always the
 * one with the lowest index; afterwards its failure can be made small.
 */
public final class Exploration {
    private final Portfolio portfolio;
    private final IntToLongFunction seeds;

    /**
     * @param portfolio which schedules there are
     * @param seeds the seed for each index, from 0; a search derives everything from the seed of its first
     */
    public Exploration(Portfolio portfolio, IntToLongFunction seeds) {
        this.portfolio = portfolio;
        this.seeds = seeds;
    }

    /**
     * Runs a body under each schedule. What it throws comes through.
     *
     * @param begin is told the index of each schedule before it is run, and may leave it out by answering no; a path of a
     *     search is never left out, for later ones depend on it, and a search that has seen everything ends early
     */
    public void forEach(IntPredicate begin, Consumer<Schedule> body) {
        int first = 0;
        for (Portfolio.Stretch stretch : portfolio.stretches()) {
            int end = first + stretch.count();
            if (stretch.strategy() instanceof Strategy.Exhaustive exhaustive) {
                Search search = new Search(seeds.applyAsLong(first), exhaustive);
                for (int index = first; index < end && !search.isDone(); index++) {
                    begin.test(index);
                    search.runNext(body);
                }
            } else {
                for (int index = first; index < end; index++) {
                    if (begin.test(index)) {
                        body.accept(Schedule.of(seeds.applyAsLong(index), stretch.strategy()));
                    }
                }
            }
            first = end;
        }
    }

    /**
     * Makes a failure small: that of a failing schedule, or of one of those that come after it and break the same rule,
     * whichever the fewest events explain.
     *
     * @param body what failed; the same as in {@link #forEach}
     * @param failing the schedule that failed
     * @param index its index
     * @param rule the rule that it broke
     * @param limits how much may be done
     * @return the smallest failure found; empty if the schedule does not fail in the same way again, or makes no cluster
     */
    public Optional<Shrinker.Failure> smallest(
            Consumer<Schedule> body, Schedule failing, int index, String rule, Shrinker.Limits limits) {
        Stream<Schedule> schedules = Stream.concat(Stream.of(failing), after(index));
        return new Shrinker(body, limits).smallest(schedules.iterator(), rule);
    }

    /** The schedules that come later and stand for themselves, as the paths of a search do not. */
    private Stream<Schedule> after(int failed) {
        Stream<Schedule> later = Stream.empty();
        int begin = 0;
        for (Portfolio.Stretch stretch : portfolio.stretches()) {
            int end = begin + stretch.count();
            if (!(stretch.strategy() instanceof Strategy.Exhaustive)) {
                later = Stream.concat(later, IntStream.range(Math.max(begin, failed + 1), end)
                        .mapToObj(index -> Schedule.of(seeds.applyAsLong(index), stretch.strategy())));
            }
            begin = end;
        }
        return later;
    }
}
