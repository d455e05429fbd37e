package dev.assay.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One execution of a schedule, and which of the outside world's acts (a lost message, a late one, one that overtakes
 * another, a step of a plan) happen in it. Where an act does not happen the world is benign: nothing is lost, everything
 * takes its average time, the earliest event is next. Dropping acts, for as long as the same rule is still broken, is how a
 * failure is made small.
 *
 * <p>An act is known by a number that does not depend on what else happened, so a set of acts means something in a run that
 * went differently.
 */
public final class Trial {
    /** What kind of act it is: where many of one kind explain nothing, they are dropped together. */
    enum Kind {
        /** A message takes another time than the average. */
        DELAY,
        /** One event overtakes another. */
        ORDER,
        /** A message is lost, doubled or very late. */
        FAULT,
        /** The test's own: a step of a plan, an answer that it draws. */
        TEST,
        /** What makes room for other acts. */
        FRAME
    }

    private static final Trial PLAIN = new Trial(null, null, false, false, Long.MAX_VALUE);

    /** The acts that happen; null: whatever the schedule decides happens. */
    private final Set<Long> only;
    /** In order; null: nobody asks. */
    private final Map<Long, Kind> happened;

    private final boolean records;
    private final boolean digests;
    private final long mostEvents;
    private final Components components = new Components();
    private final List<RunDigest<?>> runs = new ArrayList<>();
    private Recording recording;
    private long events;
    private int nodes;
    private int worlds;
    private boolean brokenInside;

    private Trial(Set<Long> only, Map<Long, Kind> happened, boolean records, boolean digests, long mostEvents) {
        this.only = only;
        this.happened = happened;
        this.records = records;
        this.digests = digests;
        this.mostEvents = mostEvents;
    }

    /** The schedule as it is, at full speed. */
    public static Trial plain() {
        return PLAIN;
    }

    /** The schedule as it is, noting its acts. */
    public static Trial noted() {
        return noted(Long.MAX_VALUE);
    }

    /** Like {@link #noted}, but the run is broken off after so many events. */
    static Trial noted(long mostEvents) {
        return new Trial(null, new LinkedHashMap<>(), false, false, mostEvents);
    }

    /** The schedule with these of its acts and no others. */
    public static Trial only(Set<Long> acts) {
        return only(acts, Long.MAX_VALUE);
    }

    /** Like {@link #only}, but the run is broken off after so many events. */
    static Trial only(Set<Long> acts, long mostEvents) {
        return new Trial(Set.copyOf(acts), new LinkedHashMap<>(), false, false, mostEvents);
    }

    /** Like {@link #only}, with everything that happens written down. */
    public static Trial recorded(Set<Long> acts) {
        return new Trial(Set.copyOf(acts), new LinkedHashMap<>(), true, false, Long.MAX_VALUE);
    }

    /** Like {@link #plain}, with everything that happens written down. */
    public static Trial recorded() {
        return new Trial(null, null, true, false, Long.MAX_VALUE);
    }

    /** Like {@link #plain}, with a digest of everything that happens. */
    static Trial digested() {
        return new Trial(null, null, false, true, Long.MAX_VALUE);
    }

    /** The acts that have happened, in order; empty unless the trial notes or restricts them. */
    public List<Long> happened() {
        return happened == null ? List.of() : List.copyOf(happened.keySet());
    }

    /** The acts that have happened, in order, but those of one kind. */
    Set<Long> happenedBut(Kind kind) {
        Set<Long> others = new LinkedHashSet<>(happened.keySet());
        others.removeIf(act -> happened.get(act) == kind);
        return others;
    }

    /** Whether everything that happens is written down. */
    public boolean isRecorded() {
        return records;
    }

    /** What happened in the cluster that was made last; null unless the trial is recorded and made a cluster. */
    public Recording recording() {
        return recording;
    }

    /** Whether a rule was broken while time passed, by a monitor or a node, not by what the test itself looked at. */
    public boolean isBrokenInside() {
        return brokenInside;
    }

    /**
     * Whether there are nodes that never boot, so that what the test itself looks at means nothing: others may wait for
     * them in vain.
     */
    public boolean leavesOutNodes() {
        return only != null && IntStream.range(0, nodes).anyMatch(id -> only.contains(absence(id)));
    }

    // ------------------------------------------------------------------------------------- for the simulator's own parts

    /** A new cluster begins: its recording, or null if nobody wants one. */
    Recording newRecording(int size) {
        if (records) {
            recording = new Recording(size, components);
        }
        return records ? recording : null;
    }

    /** A new world of services begins: its recording, or null if nobody wants one. */
    Recording newRecording() {
        if (records) {
            recording = new Recording(components);
        }
        return records ? recording : null;
    }

    /** Whether acts are left out, so that choices are not drawn but looked up. */
    boolean isRestricted() {
        return only != null;
    }

    /** Whether an act that the schedule decided on happens. */
    boolean allows(long act, Kind kind) {
        if (only != null && !only.contains(act)) {
            return false;
        }
        note(act, kind);
        return true;
    }

    /** An act happens. */
    void note(long act, Kind kind) {
        if (happened != null) {
            happened.putIfAbsent(act, kind);
        }
    }

    /** Whether an act is among those that happen. */
    boolean contains(long act) {
        return only.contains(act);
    }

    /** The act that a node never boots. It is in no schedule; who makes a failure small may add it. */
    static long absence(int id) {
        return Mix.of(id, "absence");
    }

    /** Whether a node never boots. */
    boolean isAbsent(int id) {
        return only != null && allows(absence(id), Kind.FRAME);
    }

    /** Whether nothing is noted, left out or written down: acts need no numbers then. */
    public boolean isPlain() {
        return only == null && happened == null;
    }

    /** A world of services begins; gives its number among those of this execution. */
    public int worldBegins() {
        return this == PLAIN ? 0 : worlds++;
    }

    /**
     * Whether the next of many worlds that are tried one after the other is gone into, which is an act. If it is not, it counts as over.
     */
    public boolean entersWorld() {
        long act = Mix.of(worlds, "world");
        if (only != null && !only.contains(act)) {
            worlds++;
            return false;
        }
        note(act, Kind.TEST);
        return true;
    }

    /** Whether a fault of a service's world that the schedule decided on happens. */
    public boolean allowsFault(int world, String instance, int call) {
        return isPlain() || allows(Mix.of(world, "service fault " + instance, call), Kind.FAULT);
    }

    /** Whether a call in a service's world takes another time than the average. */
    public boolean allowsDelay(int world, String instance, int call, int way) {
        return isPlain() || allows(Mix.of(world, "service delay " + instance, call, way), Kind.DELAY);
    }

    /** A step of a service's world happens; breaks the run off if it has had more than anybody wants to see. */
    public void stepHappens() {
        eventHappens();
    }

    /** A cluster begins. */
    void clusterBegins(Cluster<?, ?, ?> cluster) {
        if (this != PLAIN) {
            nodes = Math.max(nodes, cluster.size());
        }
        if (digests) {
            runs.add(new RunDigest<>(cluster));
        }
    }

    /** A number that stands for what has happened in all clusters; the trial must be one that digests. */
    long digest() {
        return runs.stream().mapToLong(RunDigest::value).reduce(runs.size(), Mix::mix);
    }

    /** How many nodes the largest cluster has. */
    int nodes() {
        return nodes;
    }

    /** An event is about to happen; breaks the run off if it has had more than anybody wants to see. */
    void eventHappens() {
        if (this != PLAIN && ++events > mostEvents) {
            throw Abandoned.SIGNAL;
        }
    }

    /** How many events have happened in all clusters. */
    long events() {
        return events;
    }

    /** A rule was broken while time passed, by a monitor or a node, not by what the test itself looked at. */
    void brokenInside() {
        if (this != PLAIN) {
            brokenInside = true;
        }
    }

}
