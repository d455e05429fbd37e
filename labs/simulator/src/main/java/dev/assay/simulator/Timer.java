package dev.assay.simulator;

/**
 * A named timer of one incarnation of a node. Timers are re-armed far more often than they expire, so re-arming to a
 * later time only moves {@link #deadlineNanos}; the event already in the queue looks again when its time comes.
 */
final class Timer {
    final Machine<?> machine;
    final int incarnation;
    final String name;

    boolean armed;
    long deadlineNanos;
    /** Order among events of the same time: that of the call that armed it last. */
    long order;

    /** The time of the live event in the queue, when {@link #queued}. */
    long queuedNanos;

    boolean queued;
    /** Which event in the queue is live; others are leftovers of earlier deadlines. */
    int generation;
    /** How often its node had armed timers in this incarnation, when it was armed last. */
    long armedBefore;

    Timer(Machine<?> machine, int incarnation, String name) {
        this.machine = machine;
        this.incarnation = incarnation;
        this.name = name;
    }

    /** Whether it is armed and its node has not crashed since. */
    boolean isRunning() {
        return armed && machine.alive && machine.incarnation == incarnation;
    }

    /** Tells this arming of the timer from all others in the run. */
    long identity() {
        return Mix.mix(Mix.mix(Pending.TIMER, (long) machine.id << 32 | incarnation), armedBefore);
    }
}
