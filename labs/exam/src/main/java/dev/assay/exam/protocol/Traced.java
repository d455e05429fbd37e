package dev.assay.exam.protocol;

import java.util.List;

/**
 * The recording of a run, reduced to what explains it. Follows the verdict on its test: where a test has failed, if traces
 * were ordered and there is one; where a run was ordered again, always. Ids of events and messages are those of the whole
 * run; -1 stands for none.
 *
 * @param testId the test's id
 * @param rule the rule that the run broke; empty if it broke none
 * @param message one sentence or more about it
 * @param schedule the index of the schedule that failed first, counted from 0
 * @param failedAt the event in which it went wrong, or -1
 * @param lanes who takes part
 * @param messages those of the events that are shown
 * @param events those that explain what happened, in order
 * @param omitted how many events are left out
 * @param replay how to let it happen again
 * @param steps how many events the run has
 * @param course which way it took, to compare it with another run
 */
public record Traced(
        String testId,
        String rule,
        String message,
        int schedule,
        int failedAt,
        List<Lane> lanes,
        List<Message> messages,
        List<Event> events,
        int omitted,
        Replay replay,
        int steps,
        String course)
        implements Frame {

    /** The longest frame of this kind, in bytes. */
    public static final int MOST_BYTES = 64 << 10;

    /** So many take part at most. */
    public static final int MOST_LANES = 64;

    /** Copies the lists. */
    public Traced {
        lanes = List.copyOf(lanes);
        messages = List.copyOf(messages);
        events = List.copyOf(events);
    }

    /** What takes part in a run. */
    public enum LaneKind {
        /** Student code. */
        NODE,
        /** A server that the test plays itself. */
        PUPPET
    }

    /** One who takes part. */
    public record Lane(int id, String name, LaneKind kind) {}

    /** A named value in words. */
    public record Value(String name, String text) {}

    /** What became of a message. */
    public enum Fate {
        /** It arrived. */
        ARRIVED,
        /** The network lost it. */
        LOST,
        /** A cut link swallowed it. */
        CUT,
        /** Its receiver was down. */
        UNHEARD,
        /** It had not arrived when the run ended. */
        UNDER_WAY
    }

    /**
     * A message.
     *
     * @param id its number
     * @param from the lane that sent it
     * @param to the lane that it is for
     * @param type the simple name of its record
     * @param body its contents
     * @param sentBy the event whose handler sent it, or -1 if a test did
     * @param sentNanos when, in nanoseconds of virtual time
     * @param fate what became of it
     * @param isDoubled whether the network made a copy of it
     */
    public record Message(
            int id,
            int from,
            int to,
            String type,
            List<Value> body,
            int sentBy,
            long sentNanos,
            Fate fate,
            boolean isDoubled) {
        /** Copies the list. */
        public Message {
            body = List.copyOf(body);
        }
    }

    /** What kind of event it is. */
    public enum EventKind {
        /** A node starts. */
        BOOT,
        /** A node handles a message. */
        RECEIVE,
        /** A node handles a timer. */
        TIMER,
        /** A node handles a client's request. */
        REQUEST,
        /** A node crashes. */
        CRASH,
        /** The outside world does something to the network. */
        FAULT
    }

    /**
     * Something that happened at one moment.
     *
     * @param id its number
     * @param timeNanos when, in nanoseconds of virtual time
     * @param lane where it happened, or -1 for a fault of the network
     * @param kind what kind of event it is
     * @param what the timer's name, or the fault in words; empty otherwise
     * @param message the message that it handles, or -1
     * @param journal what its handler did to the world, in order
     * @param remarks what the student's code said about it
     * @param changes what was different in the node's state afterwards
     * @param isStruck whether a crash struck inside its handler
     */
    public record Event(
            int id,
            long timeNanos,
            int lane,
            EventKind kind,
            String what,
            int message,
            List<String> journal,
            List<String> remarks,
            List<Value> changes,
            boolean isStruck) {
        /** Copies the lists. */
        public Event {
            journal = List.copyOf(journal);
            remarks = List.copyOf(remarks);
            changes = List.copyOf(changes);
        }
    }
}
