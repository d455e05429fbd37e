package dev.assay.simulator;

import java.util.List;

/**
 * How many schedules a test runs under which strategy, one stretch after another. Counts, never seconds: what a test runs
 * is the same on every machine.
 *
 * @param stretches at least one
 */
public record Portfolio(List<Stretch> stretches) {
    /**
     * Some schedules under one strategy.
     *
     * @param strategy how the next event is chosen
     * @param count how many there are, at least 1; of an exhaustive search, how many at most
     */
    public record Stretch(Strategy strategy, int count) {
        public Stretch {
            if (count < 1) {
                throw new IllegalArgumentException("a stretch has at least 1 schedule, not " + count);
            }
        }
    }

    /** Copies the list. */
    public Portfolio {
        stretches = List.copyOf(stretches);
        if (stretches.isEmpty()) {
            throw new IllegalArgumentException("a portfolio has at least one stretch; give one a count above 0");
        }
    }

    /** Schedules in the order of time alone. */
    public static Portfolio timed(int count) {
        return new Portfolio(List.of(new Stretch(new Strategy.Timed(), count)));
    }

    /** How many schedules there are at most. */
    public int count() {
        return stretches.stream().mapToInt(Stretch::count).reduce(0, Math::addExact);
    }

    /** So many times as many schedules. */
    public Portfolio times(int factor) {
        return new Portfolio(stretches.stream()
                .map(stretch -> new Stretch(stretch.strategy(), Math.multiplyExact(stretch.count(), factor)))
                .toList());
    }
}
