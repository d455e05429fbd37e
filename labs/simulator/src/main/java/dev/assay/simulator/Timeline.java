package dev.assay.simulator;

import dev.assay.simulator.EventQueue.Event;
import dev.assay.simulator.EventQueue.Kind;
import java.util.Arrays;

/**
 * What will happen, and when: the virtual clock, the events to come, and which of them is next. Without a scheduler that
 * is the earliest, and there is one clock. With one, any pending event may be next; then there is no common time, every
 * node has a clock of its own, which its handlers push on.
 *
 * @param <M> the messages of the lab
 */
final class Timeline<M> {
    static final long NANOS_PER_MILLI = 1_000_000;

    private final int size;
    private final Trial trial;
    private final EventQueue<M> queue = new EventQueue<>();
    /** Null where the earliest event is next: the queue alone is faster. */
    private final Pending<M> pending;
    /** What each node's last handler, or the end of a wait, has pushed its clock to; empty if there is one clock. */
    private final long[] clocks;
    /** Null where the earliest event is next. */
    private Scheduler scheduler;

    private long nowNanos;
    private long nextOrder;
    private long actions;
    private final Pace pace = new Pace();

    /** @param scheduler chooses the next event; null if it is always the earliest */
    Timeline(int size, Trial trial, Scheduler scheduler) {
        this.size = size;
        this.trial = trial;
        this.scheduler = scheduler;
        this.pending = scheduler == null ? null : new Pending<>();
        this.clocks = scheduler == null ? new long[0] : new long[size];
        if (scheduler != null) {
            trial.note(Replay.ASYNCHRONY, Trial.Kind.FRAME);
        }
    }

    /** Virtual nanoseconds since the run began; during a handler that a scheduler has chosen, by its node's clock. */
    long nowNanos() {
        return nowNanos;
    }

    /** How many events have happened. */
    long events() {
        return pace.events();
    }

    /** How much has happened, and whether whoever causes more is to be stopped. */
    Pace pace() {
        return pace;
    }

    /** What is pending; null where the earliest event is next. */
    Pending<M> pending() {
        return pending;
    }

    /** From now on the earliest event is next. */
    void keepOrderOfTime() {
        scheduler = null;
    }

    /** Nothing more was due: time passes. */
    void passUntil(long timeNanos) {
        nowNanos = timeNanos;
        Arrays.fill(clocks, timeNanos);
    }

    // ---------------------------------------------------------------------------------------------------- what comes

    /** A message will arrive, after so long; the identity tells it from all others. */
    void deliver(int from, int to, M message, long delayNanos, int recorded, long identity) {
        Event<M> event = fresh(Kind.DELIVERY, nowNanos + delayNanos, nextOrder++);
        event.from = from;
        event.to = to;
        event.message = message;
        event.recorded = recorded;
        event.identity = identity;
        event.task = from * size + to;
        add(event);
    }

    /** Something that the test does when so much time has passed. */
    void act(long delayNanos, Runnable action) {
        Event<M> event = fresh(Kind.ACTION, nowNanos + delayNanos, nextOrder++);
        event.action = action;
        event.identity = Mix.mix(Pending.ACTION, actions++);
        add(event);
    }

    /** A timer will expire after so long, and at no earlier call's time. */
    void arm(Timer timer, long delayMs) {
        long delayNanos = Math.min(delayMs, Long.MAX_VALUE / NANOS_PER_MILLI / 2) * NANOS_PER_MILLI;
        timer.armed = true;
        timer.deadlineNanos = nowNanos + delayNanos;
        timer.order = nextOrder++;
        if (pending != null || !timer.queued || timer.queuedNanos > timer.deadlineNanos) {
            enqueue(timer);
        }
    }

    /** Whether a timer's event that was taken out means that it expires; if it was armed again since, its turn comes later. */
    boolean expires(Timer timer, int generation, long order) {
        if (generation != timer.generation) {
            return false; // left over from a deadline that was moved forward
        }
        timer.queued = false;
        if (!timer.isRunning()) {
            return false;
        }
        if (timer.order != order) {
            enqueue(timer);
            return false;
        }
        timer.armed = false;
        return true;
    }

    private void enqueue(Timer timer) {
        timer.queued = true;
        timer.queuedNanos = timer.deadlineNanos;
        Event<M> event = fresh(Kind.TIMER, timer.deadlineNanos, timer.order);
        event.timer = timer;
        event.generation = ++timer.generation;
        if (pending != null) {
            event.identity = timer.identity();
            event.task = timer.machine.id * size + timer.machine.id;
        }
        add(event);
    }

    private Event<M> fresh(Kind kind, long timeNanos, long order) {
        Event<M> event = queue.fresh();
        event.kind = kind;
        event.timeNanos = timeNanos;
        event.order = order;
        return event;
    }

    private void add(Event<M> event) {
        if (pending == null) {
            queue.add(event);
        } else {
            pending.add(event);
        }
    }

    // ---------------------------------------------------------------------------------------------------- what is next

    /**
     * Takes the next event out, and lets its time come.
     *
     * @param deadlineNanos until when events are wanted
     * @return the event, to be given to {@link #recycle}; null if no more events are due
     */
    Event<M> next(long deadlineNanos) {
        Event<M> event;
        if (pending == null) {
            if (queue.isEmpty() || queue.nextTimeNanos() > deadlineNanos) {
                return null;
            }
            event = queue.take();
            nowNanos = event.timeNanos;
        } else {
            int due = pending.due(deadlineNanos, scheduler == null ? 0 : scheduler.windowNanos());
            if (due == 0) {
                return null;
            }
            event = pending.take(scheduler == null ? 0 : chosen(due));
            letTimeCome(event);
        }
        pace.event(nowNanos);
        trial.eventHappens();
        return event;
    }

    private int chosen(int due) {
        int index = scheduler.next(pending, due);
        if (index > 0) {
            long act = Replay.overtaking(pending.identity(0), pending.overtaken(), pending.identity(index));
            trial.note(act, Trial.Kind.ORDER);
        }
        return index;
    }

    private void letTimeCome(Event<M> event) {
        if (event.kind == Kind.ACTION) {
            nowNanos = event.timeNanos;
        } else {
            int node = event.kind == Kind.TIMER ? event.timer.machine.id : event.to;
            nowNanos = Math.max(clocks[node], event.timeNanos);
            clocks[node] = nowNanos;
        }
    }

    /** Gives back an event that was taken out, for reuse. */
    void recycle(Event<M> event) {
        queue.recycle(event);
    }
}
