package dev.assay.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One execution of a schedule, and which of the outside world's acts (a lost message, a late one, a step of a plan) happen
 * in it. Where an act does not happen the world is benign: nothing is lost, everything takes its average time. Dropping
 * acts, for as long as the same rule is still broken, is how a failure is made small.
 *
 * <p>An act is known by a number that does not depend on what else happened, so a set of acts means something in a run that
 * went differently.
 */
public final class Trial {
    private static final Trial PLAIN = new Trial(null, null, false);

    /** Null: whatever the schedule decides happens. */
    private final Set<Long> only;
    /** Null: nobody asks. */
    private final List<Long> happened;

    private final boolean records;
    private Recording recording;

    private Trial(Set<Long> only, List<Long> happened, boolean records) {
        this.only = only;
        this.happened = happened;
        this.records = records;
    }

    /** The schedule as it is, at full speed. */
    public static Trial plain() {
        return PLAIN;
    }

    /** The schedule as it is, noting its acts. */
    public static Trial noted() {
        return new Trial(null, new ArrayList<>(), false);
    }

    /** The schedule with these of its acts and no others. */
    public static Trial only(Set<Long> acts) {
        return new Trial(Set.copyOf(acts), null, false);
    }

    /** Like {@link #only}, with everything that happens written down. */
    public static Trial recorded(Set<Long> acts) {
        return new Trial(Set.copyOf(acts), null, true);
    }

    /** Like {@link #plain}, with everything that happens written down. */
    public static Trial recorded() {
        return new Trial(null, null, true);
    }

    /** The acts that have happened, in order; empty unless the trial notes them. */
    public List<Long> happened() {
        return happened == null ? List.of() : List.copyOf(happened);
    }

    /** Whether everything that happens is written down. */
    public boolean isRecorded() {
        return records;
    }

    /** What happened in the cluster that was made last; null unless the trial is recorded and made a cluster. */
    public Recording recording() {
        return recording;
    }

    /** A new cluster begins: its recording, or null if nobody wants one. */
    Recording newRecording(int size) {
        if (records) {
            recording = new Recording(size);
        }
        return records ? recording : null;
    }

    /** Whether an act that the schedule decided on happens. */
    boolean allows(long act) {
        if (only != null) {
            return only.contains(act);
        }
        if (happened != null) {
            happened.add(act);
        }
        return true;
    }
}
