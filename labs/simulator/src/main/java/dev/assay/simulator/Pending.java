package dev.assay.simulator;

import dev.assay.simulator.EventQueue.Event;
import dev.assay.simulator.EventQueue.Kind;
import java.util.Arrays;

/**
 * The events that could be next, the earliest first: what a {@link Scheduler} chooses from. Each has an identity that does
 * not depend on the order of unrelated events (the n-th message of a link, the n-th time that a node armed a timer), so a
 * choice means something in a run that went differently.
 *
 * @param <M> the messages of the lab
 */
final class Pending<M> {
    static final long TIMER = 0x74696D6572L;
    static final long ACTION = 0x616374696F6EL;

    private Event<M>[] events = EventQueue.newArray(64);
    private int count;

    void add(Event<M> event) {
        if (count == events.length) {
            events = Arrays.copyOf(events, count * 2);
        }
        int place = count++;
        while (place > 0 && EventQueue.isBefore(event, events[place - 1])) {
            events[place] = events[place - 1];
            place--;
        }
        events[place] = event;
    }

    /** Takes an event out, by its place; it overtakes the earliest, if it is another. */
    Event<M> take(int index) {
        events[0].overtaken++;
        Event<M> event = events[index];
        System.arraycopy(events, index + 1, events, index, --count - index);
        events[count] = null;
        return event;
    }

    /**
     * How many of the events may be next: those not after the deadline, nor more than the window after the earliest.
     * Nothing overtakes what the test does itself. Timers that will not expire are dropped.
     */
    int due(long deadlineNanos, long windowNanos) {
        sweep();
        if (count == 0 || events[0].timeNanos > deadlineNanos) {
            return 0;
        }
        if (events[0].kind == Kind.ACTION) {
            return 1;
        }
        long latest = Math.min(deadlineNanos, saturatedSum(events[0].timeNanos, windowNanos));
        int due = 1;
        while (due < count && events[due].timeNanos <= latest && events[due].kind != Kind.ACTION) {
            due++;
        }
        return due;
    }

    private static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private void sweep() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Event<M> event = events[i];
            if (event.kind != Kind.TIMER || event.generation == event.timer.generation && event.timer.isRunning()) {
                events[kept++] = event;
            }
        }
        Arrays.fill(events, kept, count, null);
        count = kept;
    }

    /** How many there are, due or not. */
    int count() {
        return count;
    }

    /** How many events have overtaken the earliest. */
    int overtaken() {
        return events[0].overtaken;
    }

    /** What tells this event from all others. */
    long identity(int index) {
        return events[index].identity;
    }

    /**
     * Whose event it is, as far as order is kept there: the link that a message travels on, or the timers of one node. A
     * number below the square of the cluster's size.
     */
    int task(int index) {
        return events[index].task;
    }

    /** A number that stands for what is pending, in whatever order it came to be. */
    long fingerprint() {
        sweep();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            Event<M> event = events[i];
            long content = event.message == null ? 0 : event.message.hashCode();
            sum += Mix.mix(Mix.mix(event.identity, event.timeNanos), content);
        }
        return sum;
    }
}
