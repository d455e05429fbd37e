package dev.assay.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a nemesis does to a cluster, and when, drawn before the run begins.
 *
 * @param steps the acts in order
 */
public record Plan(List<Step> steps) {
    /**
     * One act.
     *
     * @param number tells the act from all others of the schedule, see {@link Trial}
     * @param afterMillis how long after the act before
     * @param act what happens then
     */
    public record Step(long number, long afterMillis, Act act) {}

    /** Takes the steps as they are. */
    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * Draws a plan.
     *
     * @param schedule where the numbers come from
     * @param count how many acts
     * @param maxGapMillis longest time between two acts; times are uniform from 0
     * @param draw draws one act
     */
    public static Plan draw(Schedule schedule, int count, long maxGapMillis, Function<RandomStream, Act> draw) {
        RandomStream random = schedule.stream("plan");
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(new Step(Mix.of(schedule.seed(), "step", i), random.nextLong(0, maxGapMillis + 1), draw.apply(random)));
        }
        return new Plan(steps);
    }

    /** Lets the plan happen, and the time that it takes pass. */
    public void run(Cluster<?, ?, ?> cluster) {
        for (Step step : steps) {
            cluster.runFor(step.afterMillis());
            if (cluster.trial().allows(step.number(), Trial.Kind.TEST)) {
                step.act().perform(cluster);
            }
        }
    }
}
