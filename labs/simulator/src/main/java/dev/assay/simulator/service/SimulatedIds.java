package dev.assay.simulator.service;

import dev.assay.kit.port.Ids;
import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;

/** Names drawn from a schedule: 20 characters of 36 are more than 100 bits, so that two of a run are never the same. */
public final class SimulatedIds implements Ids {
    private static final String SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 20;

    private final Schedule schedule;
    private long next;

    /** Names of a run; all its instances share them. */
    public SimulatedIds(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public String next() {
        long number = next++;
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(SIGNS.charAt((int) Mix.bounded(Mix.of(schedule.seed(), "id", number, i), SIGNS.length())));
        }
        return name.toString();
    }
}
