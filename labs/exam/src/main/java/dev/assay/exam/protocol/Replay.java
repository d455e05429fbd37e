package dev.assay.exam.protocol;

import java.util.List;

/**
 * One run that is to happen again, instead of a test's own schedules.
 *
 * @param seed the schedule
 * @param acts which acts of the outside world happen in it; all others do not
 */
public record Replay(long seed, List<Long> acts) {
    /** How many acts there are at most. */
    public static final int MOST_ACTS = 2_000;

    /** Copies the list. */
    public Replay {
        acts = List.copyOf(acts);
    }
}
