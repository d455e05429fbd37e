package dev.assay.grader.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A run that failed, made small: the events that explain the failure, and what is needed to let it happen again. Ids of
 * events and messages are those of the whole run, so they have gaps; both lists are in ascending order of their ids. All
 * texts may be hostile.
 *
 * @param verdict what went wrong
 * @param lanes who takes part
 * @param messages the messages that one of the events handles, or that it sent in vain or to somebody without events
 * @param events the events that explain the failure
 * @param omitted how many events of the run are left out
 * @param replay how to let it happen again; empty where that is nobody's business
 */
public record FailedRun(
        Verdict verdict,
        List<Lane> lanes,
        List<Message> messages,
        List<Event> events,
        int omitted,
        Optional<Replay> replay) {

    /** Copies the lists. */
    public FailedRun {
        lanes = List.copyOf(lanes);
        messages = List.copyOf(messages);
        events = List.copyOf(events);
    }

    /** The same run with another way, or none, to let it happen again. */
    public FailedRun withReplay(Optional<Replay> other) {
        return new FailedRun(verdict, lanes, messages, events, omitted, other);
    }

    /**
     * What went wrong.
     *
     * @param rule the rule that was broken
     * @param message a sentence or more about it
     * @param schedule the index of the schedule that failed first, counted from 0
     * @param event the event in which it went wrong; empty if a test found it between two events
     */
    public record Verdict(String rule, String message, int schedule, OptionalInt event) {}

    /** What takes part in a run. */
    public enum LaneKind {
        /** Student code, as a server of a cluster. */
        NODE,
        /** A server that the test plays itself; it has no events. */
        PUPPET,
        /** A service that student code calls. */
        PORT,
        /** Somebody who sends requests. */
        CLIENT;

        /** As written in a trace. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One who takes part.
     *
     * @param id its number
     * @param name what people call it, {@code S0}
     * @param kind what it is
     */
    public record Lane(int id, String name, LaneKind kind) {}

    /** What became of a message; of one that arrived twice, what became of the last copy. */
    public enum Fate {
        /** It arrived. */
        ARRIVED("arrived"),
        /** The network lost it. */
        LOST("lost"),
        /** A cut link swallowed it. */
        CUT("cut"),
        /** Its receiver was down. */
        UNHEARD("unheard"),
        /** It had not arrived when the run ended. */
        UNDER_WAY("under-way");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        /** As written in a trace. */
        public String word() {
            return word;
        }
    }

    /**
     * A named value.
     *
     * @param name its name, unique among its neighbours
     * @param value the value in words
     */
    public record Field(String name, String value) {}

    /**
     * A message.
     *
     * @param id its number
     * @param from the id of the lane that sent it
     * @param to the id of the lane that it is for
     * @param type the simple name of its record
     * @param body its contents
     * @param sentBy the event whose handler sent it, which may be left out; empty if a test sent it
     * @param sentNanos when, in nanoseconds of virtual time
     * @param fate what became of it
     * @param isDoubled whether the network made a copy of it
     */
    public record Message(
            int id,
            int from,
            int to,
            String type,
            List<Field> body,
            OptionalInt sentBy,
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
        /** A node crashes. */
        CRASH,
        /** The outside world does something to the network. */
        FAULT,
        /** Student code calls a port. */
        CALL,
        /** A request comes in. */
        REQUEST,
        /** A request is answered. */
        REPLY;

        /** As written in a trace. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that happened at one moment.
     *
     * @param id its number; the number of the events before it in the whole run
     * @param timeNanos when, in nanoseconds of virtual time
     * @param lane the id of the lane where it happened; empty for a fault of the network
     * @param kind what kind of event it is
     * @param what the timer's name, or the fault in words; empty otherwise
     * @param message the id of the message that it handles
     * @param journal what its handler did to the world, and what the tests asked of it, in order
     * @param remarks what the student's code said about it
     * @param changes what was different in the node's state afterwards
     * @param isStruck whether a crash struck inside its handler
     */
    public record Event(
            int id,
            long timeNanos,
            OptionalInt lane,
            EventKind kind,
            String what,
            OptionalInt message,
            List<String> journal,
            List<String> remarks,
            List<Field> changes,
            boolean isStruck) {
        /** Copies the lists. */
        public Event {
            journal = List.copyOf(journal);
            remarks = List.copyOf(remarks);
            changes = List.copyOf(changes);
        }
    }

    /**
     * How to let it happen again.
     *
     * @param seed the schedule
     * @param acts the acts of the outside world that happen, each once
     * @param steps how many events the whole run has
     * @param course a digest of each of them, see {@link Course}
     */
    public record Replay(long seed, List<Long> acts, int steps, String course) {
        /** Copies the list. */
        public Replay {
            acts = List.copyOf(acts);
        }
    }

    /** The message of this id, if it is not left out. */
    public Optional<Message> message(int id) {
        return messages.stream().filter(message -> message.id() == id).findFirst();
    }

    /** The event of this id, if it is not left out. */
    public Optional<Event> event(int id) {
        return events.stream().filter(event -> event.id() == id).findFirst();
    }
}
