package dev.assay.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One execution of a schedule, and how it differs from the schedule: some of the outside world's acts (a lost message, a
 * late one, a crash) are left out. Leaving out acts one after another, for as long as the same rule is still broken, is
 * how a failure is made small.
 *
 * <p>An act is known by a number that does not depend on what else happened, so that a list of acts means something in a
 * run that went differently.
 */
public final class Trial {
    private static final Trial PLAIN = new Trial(Set.of(), null, false);

    private final Set<Long> leftOut;
    private final List<Long> happened;
    private final boolean records;
    private Recording recording;

    private Trial(Set<Long> leftOut, List<Long> happened, boolean records) {
        this.leftOut = leftOut;
        this.happened = happened;
        this.records = records;
    }

    /** The schedule as it is. */
    public static Trial plain() {
        return PLAIN;
    }

    /** The schedule without these acts, noting the acts that do happen. */
    public static Trial without(Set<Long> acts) {
        return new Trial(Set.copyOf(acts), new ArrayList<>(), false);
    }

    /** The schedule without these acts, with everything that happens written down. */
    public static Trial recorded(Set<Long> acts) {
        return new Trial(Set.copyOf(acts), new ArrayList<>(), true);
    }

    /** What happened in the cluster that was made last; null unless the trial is recorded and made a cluster. */
    public Recording recording() {
        return recording;
    }

    /** A new cluster begins: its recording, or null if nobody wants one. */
    Recording newRecording(int size) {
        recording = records ? new Recording(size) : null;
        return recording;
    }

    /** The acts that have happened, in order; empty for a plain trial, which notes nothing. */
    public List<Long> happened() {
        return happened == null ? List.of() : List.copyOf(happened);
    }

    /** Whether an act that the schedule decided on happens. */
    boolean allows(long act) {
        if (happened == null) {
            return true;
        }
        if (leftOut.contains(act)) {
            return false;
        }
        happened.add(act);
        return true;
    }
}
