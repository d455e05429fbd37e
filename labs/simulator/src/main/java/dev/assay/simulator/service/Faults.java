package dev.assay.simulator.service;

import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;
import java.util.List;
import java.util.Map;

/** Decides what goes wrong: one decision for every port call, before it leaves. */
@FunctionalInterface
public interface Faults {
    /** Nothing goes wrong. */
    Fault NONE = new Fault.None();

    /** What goes wrong with a call. */
    Fault at(PortCall call);

    /** Nothing ever goes wrong. */
    static Faults none() {
        return call -> NONE;
    }

    /** These faults at the calls of these numbers, counted over all instances from 0, and nothing else. */
    static Faults at(Map<Integer, Fault> byNumber) {
        Map<Integer, Fault> kept = Map.copyOf(byNumber);
        return call -> kept.getOrDefault(call.number(), NONE);
    }

    /**
     * Faults by chance. Decisions for a call do not depend on what came before it.
     *
     * @param permille how many of a thousand calls have a fault, 0 to 1000
     * @param kinds the faults, equally likely
     */
    static Faults sometimes(Schedule schedule, int permille, List<Fault> kinds) {
        List<Fault> kept = List.copyOf(kinds);
        return call -> {
            long draw = Mix.of(schedule.seed(), "fault " + call.instance(), call.index());
            if (Mix.bounded(draw, 1_000) >= permille) {
                return NONE;
            }
            return kept.get((int) Mix.bounded(Mix.mix(draw), kept.size()));
        };
    }
}
