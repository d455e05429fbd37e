package dev.assay.simulator;

import dev.assay.simulator.fuel.Exhausted;
import dev.assay.simulator.fuel.Fuel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a failing schedule small: drops the outside world's acts in chunks, from the end, for as long as the same rule is
 * still broken, and then leaves out nodes. Runs, events and fuel are bounded, so the cost is; the result is a function of
 * (code, schedule).
 */
public final class Shrinker {
    private final Consumer<Schedule> body;
    private final Limits limits;
    private int runs;
    private long events;
    private long affordable;
    private long fuel;
    private boolean exhausted;

    /**
     * How much may be done to make one failure small.
     *
     * @param runs how often the body may be run, at least 3
     * @param events how many events may happen in all these runs, half of what is left for each failing schedule; one more
     *     run is recorded then. A schedule with more events is not made small at all
     * @param failures how many failing schedules are made small, of which the smallest is kept, at least 1
     * @param fuel what student code may spend in all these runs, and once more in each run that is recorded; 0 if it is not
     *     counted
     */
    public record Limits(int runs, long events, int failures, long fuel) {
        /** So many runs, and nothing else is counted. */
        public static Limits runs(int runs) {
            return new Limits(runs, Long.MAX_VALUE, 1, 0);
        }
    }

    /**
     * A failure with few acts.
     *
     * @param seed the schedule
     * @param acts the acts that are left
     * @param violation how the run fails with these acts
     * @param recording what happens in that run
     */
    public record Failure(long seed, Set<Long> acts, Violation violation, Recording recording) {
        /** How many events explain it. */
        int length() {
            return Trace.of(recording, violation, Integer.MAX_VALUE).events().size();
        }
    }

    /**
     * A schedule that fails, with those of its acts that are still wanted.
     *
     * @param trial its smallest execution so far that fails
     */
    private record Failing(Schedule schedule, String rule, Trial trial) {
        List<Long> acts() {
            return trial.happened();
        }
    }

    /**
     * @param body what runs under a schedule
     * @param mostRuns how often it may be run for one failure, at least 3
     */
    public Shrinker(Consumer<Schedule> body, int mostRuns) {
        this(body, Limits.runs(mostRuns));
    }

    /** @param body what runs under a schedule */
    public Shrinker(Consumer<Schedule> body, Limits limits) {
        this.body = body;
        this.limits = limits;
    }

    /**
     * Shrinks a schedule that fails.
     *
     * @param seed the schedule, in the order of time
     * @param rule the rule that it breaks
     * @return the small failure; empty if the schedule does not fail in the same way again, or makes no cluster
     */
    public Optional<Failure> shrink(long seed, String rule) {
        return smallest(List.of(Schedule.of(seed)).iterator(), rule);
    }

    /**
     * Shrinks schedules that fail, and gives the failure that the fewest events explain; among equals the first.
     *
     * @param schedules the first fails; others are tried for as long as the limits allow
     * @param rule the rule that the first breaks
     * @return the smallest failure; empty if no schedule fails in the same way again, or none makes a cluster
     */
    public Optional<Failure> smallest(Iterator<Schedule> schedules, String rule) {
        runs = 0;
        events = 0;
        fuel = limits.fuel();
        exhausted = false;
        Optional<Failure> smallest = Optional.empty();
        for (int found = 0; found < limits.failures() && schedules.hasNext() && (runs == 0 || isWithin(limits.events())); ) {
            affordable = events + (limits.events() - events) / 2;
            Optional<Failing> failing = failing(schedules.next(), rule);
            if (failing.isPresent()) {
                found++;
                Optional<Failure> small = record(withFewerNodes(withFewerActs(failing.get())));
                if (smallest.isEmpty() || small.isPresent() && small.get().length() < smallest.get().length()) {
                    smallest = small;
                }
            }
        }
        return smallest;
    }

    private boolean isWithin(long mostEvents) {
        return runs < limits.runs() && events < mostEvents && !exhausted;
    }

    // ------------------------------------------------------------------------------------------------ making it small

    /** The schedule without any acts, if that is enough to fail, or else with all of them. */
    private Optional<Failing> failing(Schedule schedule, String rule) {
        Trial benign = Trial.only(Set.of(), limits.events() - events);
        if (breaks(schedule.again(benign), rule)) {
            return Optional.of(new Failing(schedule, rule, benign));
        }
        Trial whole = Trial.noted(Math.max(0, limits.events() - events));
        return breaks(schedule.again(whole), rule) ? Optional.of(new Failing(schedule, rule, whole)) : Optional.empty();
    }

    /** First all of a kind are dropped, then chunks that become smaller. */
    private Failing withFewerActs(Failing whole) {
        if (whole.acts().isEmpty()) {
            return whole;
        }
        Failing kept = whole;
        for (Trial.Kind kind : List.of(Trial.Kind.DELAY, Trial.Kind.ORDER, Trial.Kind.FAULT, Trial.Kind.TEST)) {
            Set<Long> fewer = kept.trial().happenedBut(kind);
            if (fewer.size() < kept.acts().size()) {
                kept = fails(kept, fewer).orElse(kept);
            }
        }
        return withFewerChunks(kept);
    }

    private Failing withFewerChunks(Failing whole) {
        Failing kept = whole;
        for (int chunk = Math.max(1, kept.acts().size() / 2); ; chunk = Math.max(1, chunk / 2)) {
            boolean dropped = false;
            List<Long> acts = kept.acts();
            for (int end = acts.size(); end > 0 && isWithin(affordable); end = Math.min(end - chunk, acts.size())) {
                List<Long> fewer = new ArrayList<>(acts.subList(0, Math.max(0, end - chunk)));
                fewer.addAll(acts.subList(end, acts.size()));
                Optional<Failing> smaller = fails(kept, new LinkedHashSet<>(fewer));
                if (smaller.isPresent()) {
                    kept = smaller.get();
                    acts = kept.acts();
                    dropped = true;
                }
            }
            if (!isWithin(affordable) || chunk == 1 && !dropped) {
                return kept;
            }
        }
    }

    /**
     * A node that never boots is a legal world, but one in which others may wait in vain, and the test itself may not know
     * what to do: only what a monitor sees can fail there for the same reason.
     */
    private Failing withFewerNodes(Failing whole) {
        Failing kept = whole;
        for (int id = whole.trial().nodes() - 1; id >= 0 && kept.trial().isBrokenInside(); id--) {
            Set<Long> acts = new LinkedHashSet<>(kept.acts());
            acts.add(Trial.absence(id));
            kept = fails(kept, acts).filter(fewer -> fewer.trial().isBrokenInside()).orElse(kept);
        }
        return kept;
    }

    /** Whether the schedule still fails with these acts alone, and not much later than before; not if that costs too much. */
    private Optional<Failing> fails(Failing before, Set<Long> acts) {
        if (!isWithin(affordable)) {
            return Optional.empty();
        }
        long events = before.trial().events();
        Trial trial = Trial.only(acts, events + events / 2 + 50);
        return breaks(before.schedule().again(trial), before.rule())
                ? Optional.of(new Failing(before.schedule(), before.rule(), trial))
                : Optional.empty();
    }

    private Optional<Failure> record(Failing failing) {
        Set<Long> acts = new LinkedHashSet<>(failing.acts());
        Trial trial = Trial.recorded(acts);
        Optional<Violation> violation = run(failing.schedule().again(trial), limits.fuel());
        return violation.isPresent() && violation.get().rule().equals(failing.rule()) && trial.recording() != null
                ? Optional.of(new Failure(failing.schedule().seed(), acts, violation.get(), trial.recording()))
                : Optional.empty();
    }

    // ------------------------------------------------------------------------------------------------ running it

    private boolean breaks(Schedule schedule, String rule) {
        runs++;
        return run(schedule, fuel).filter(violation -> violation.rule().equals(rule)).isPresent();
    }

    /** Every run begins with fresh counts, so that it can be repeated elsewhere. */
    private Optional<Violation> run(Schedule schedule, long budget) {
        if (limits.fuel() > 0) {
            Fuel.refill(budget);
        }
        try {
            body.accept(schedule);
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(violation);
        } catch (Exhausted | VirtualMachineError spent) {
            exhausted = true;
            return Optional.empty();
        } catch (Throwable another) {
            return Optional.empty(); // broken off, or a failure that is not the one that is to become small
        } finally {
            events += schedule.trial().events();
            if (limits.fuel() > 0 && !schedule.trial().isRecorded()) {
                fuel -= Fuel.spent();
                exhausted |= fuel <= 0;
            }
        }
    }
}
