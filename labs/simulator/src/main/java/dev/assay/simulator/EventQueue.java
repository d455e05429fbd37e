package dev.assay.simulator;

import java.util.Arrays;

/**
 * What will happen, ordered by virtual time and, at the same time, by the order in which it was scheduled. A binary heap
 * of reusable events: this is the hottest code of the simulator.
 */
final class EventQueue<M> {
    enum Kind {
        DELIVERY,
        TIMER,
        ACTION
    }

    /** One future event. Which fields count depends on the kind. Belongs to the queue that made it. */
    static final class Event<M> {
        long timeNanos;
        long order;
        Kind kind;
        int from;
        int to;
        M message;
        Timer timer;
        int generation;
        /** The message's number in the recording, when there is one. */
        int recorded;
        Runnable action;
        /** Tells this event from all others of the run, and is the same in a run that went differently; see {@link Pending}. */
        long identity;
        /** Which succession of events it belongs to; see {@link Pending#task}. */
        int task;
        /** How many events have overtaken it while it was the earliest. */
        int overtaken;
    }

    private Event<M>[] heap = newArray(64);
    private int count;
    private Event<M>[] spare = newArray(64);
    private int spareCount;

    /** An event to fill in and {@link #add}. */
    Event<M> fresh() {
        return spareCount > 0 ? spare[--spareCount] : new Event<>();
    }

    void add(Event<M> event) {
        if (count == heap.length) {
            heap = Arrays.copyOf(heap, count * 2);
        }
        int hole = count++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!isBefore(event, heap[parent])) {
                break;
            }
            heap[hole] = heap[parent];
            hole = parent;
        }
        heap[hole] = event;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** When the next event happens; the queue must not be empty. */
    long nextTimeNanos() {
        return heap[0].timeNanos;
    }

    /** Takes the next event out; the queue must not be empty. */
    Event<M> take() {
        Event<M> first = heap[0];
        Event<M> last = heap[--count];
        heap[count] = null;
        if (count > 0) {
            int hole = 0;
            while (true) {
                int child = 2 * hole + 1;
                if (child >= count) {
                    break;
                }
                if (child + 1 < count && isBefore(heap[child + 1], heap[child])) {
                    child++;
                }
                if (!isBefore(heap[child], last)) {
                    break;
                }
                heap[hole] = heap[child];
                hole = child;
            }
            heap[hole] = last;
        }
        return first;
    }

    /** Gives back an event that was taken out, for reuse. */
    void recycle(Event<M> event) {
        event.message = null;
        event.timer = null;
        event.action = null;
        event.overtaken = 0;
        if (spareCount == spare.length) {
            spare = Arrays.copyOf(spare, spareCount * 2);
        }
        spare[spareCount++] = event;
    }

    static <M> boolean isBefore(Event<M> a, Event<M> b) {
        return a.timeNanos != b.timeNanos ? a.timeNanos < b.timeNanos : a.order < b.order;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static <M> Event<M>[] newArray(int length) {
        return new Event[length];
    }
}
