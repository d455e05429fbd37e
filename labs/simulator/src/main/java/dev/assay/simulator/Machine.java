package dev.assay.simulator;

import java.util.Arrays;

/**
 * The place where incarnations of one node run: what it is doing, its timers, and when it shall crash. A lab sees it only
 * as the argument from which it makes a {@link NodeContext}.
 *
 * @param <M> the messages of the lab
 */
public final class Machine<M> {
    static final int NO_CRASH = -1;
    private static final Timer[] NO_TIMERS = {};

    final int id;
    final Cluster<M, ?, ?> cluster;

    int incarnation;
    boolean alive;
    /** One of the node's handlers is on the stack. */
    boolean handling;
    /** A crash has struck inside the running handler: no effect happens any more. */
    boolean struck;
    /** The running handler crashes after so many outside effects, or {@link #NO_CRASH}. */
    int crashAfterEffects = NO_CRASH;
    /** How many handlers have begun, over all boots. */
    long handlers;
    /** Outside effects of the running, or else the last, handler. */
    int effects;

    /** How many timers this incarnation has armed. */
    long armings;

    RandomStream random;
    private long plannedHandler = NO_CRASH;
    private int plannedEffects;
    private Timer[] timers = NO_TIMERS;
    private int timerCount;

    Machine(int id, Cluster<M, ?, ?> cluster) {
        this.id = id;
        this.cluster = cluster;
    }

    /** The id of the node that runs here. */
    public int id() {
        return id;
    }

    void boot(Schedule schedule) {
        incarnation++;
        alive = true;
        struck = false;
        forgetPlannedCrash();
        timers = NO_TIMERS;
        timerCount = 0;
        armings = 0;
        random = schedule.stream("node", id, incarnation);
    }

    void plannedCrash(long handler, int effectsBefore) {
        plannedHandler = handler;
        plannedEffects = effectsBefore;
    }

    void forgetPlannedCrash() {
        plannedHandler = NO_CRASH;
        crashAfterEffects = NO_CRASH;
    }

    void begin() {
        handling = true;
        effects = 0;
        crashAfterEffects = handlers == plannedHandler ? plannedEffects : NO_CRASH;
        handlers++;
    }

    /** A number that stands for which incarnation runs, if any, and for the crash that is planned. */
    long fingerprint() {
        long planned = plannedHandler == NO_CRASH ? 0 : Mix.mix(plannedHandler - handlers, plannedEffects);
        return Mix.mix((long) incarnation << 1 | (alive ? 1 : 0), planned);
    }

    boolean crashesAtEndOfHandler() {
        return struck || crashAfterEffects != NO_CRASH;
    }

    /** The timer of this name, or null if this incarnation never armed one. */
    Timer find(String name) {
        for (int i = 0; i < timerCount; i++) {
            if (timers[i].name.equals(name)) {
                return timers[i];
            }
        }
        return null;
    }

    Timer findOrAdd(String name) {
        Timer timer = find(name);
        if (timer == null) {
            timer = new Timer(this, incarnation, name);
            if (timerCount == timers.length) {
                timers = Arrays.copyOf(timers, Math.max(4, timerCount * 2));
            }
            timers[timerCount++] = timer;
        }
        return timer;
    }
}
