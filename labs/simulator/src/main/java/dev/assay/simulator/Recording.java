package dev.assay.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that happened in one run of a cluster, as plain data. Only the lab's own records are looked into; nothing of
 * the student's is asked, so a recording is the same whatever a student's {@code toString} says.
 */
public final class Recording {
    private static final int NOBODY = -1;
    private static final int NOTHING = -1;
    private static final int MOST_REMARK_CHARS = 200;
    private static final int MOST_REMARKS = 10;
    private static final int MOST_JOURNAL_LINES = 100;
    /** A run with more events or messages is not recorded to its end: nobody would read it, and memory is finite. */
    private static final int MOST = 50_000;

    /** What kind of event it is. */
    public enum Kind {
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

    /** What became of a message. */
    public enum Fate {
        /** It has not arrived by the end of the run. */
        UNDER_WAY,
        /** It has arrived. */
        ARRIVED,
        /** The network lost it. */
        LOST,
        /** A cut link swallowed it. */
        CUT,
        /** Its receiver was down. */
        UNHEARD
    }

    /**
     * A component of a record.
     *
     * @param name the component's name
     * @param value its value in words
     */
    public record Field(String name, String value) {}

    /** A message, and what became of it. */
    public static final class Message {
        private final int id;
        private final int from;
        private final int to;
        private final String type;
        private final List<Field> body;
        private final int sentBy;
        private final long sentNanos;
        private Fate fate = Fate.UNDER_WAY;
        private boolean doubled;

        private Message(int id, int from, int to, String type, List<Field> body, int sentBy, long sentNanos) {
            this.id = id;
            this.from = from;
            this.to = to;
            this.type = type;
            this.body = body;
            this.sentBy = sentBy;
            this.sentNanos = sentNanos;
        }

        /** Its number in the recording, from 0. */
        public int id() {
            return id;
        }

        /** Who sent it. */
        public int from() {
            return from;
        }

        /** For whom it is. */
        public int to() {
            return to;
        }

        /** The simple name of its record. */
        public String type() {
            return type;
        }

        /** Its contents. */
        public List<Field> body() {
            return body;
        }

        /** The event whose handler sent it, or -1 if a test did. */
        public int sentBy() {
            return sentBy;
        }

        /** When it was sent, in virtual nanoseconds. */
        public long sentNanos() {
            return sentNanos;
        }

        /** What became of it; of a message that arrived twice, what became of the last copy. */
        public Fate fate() {
            return fate;
        }

        /** Whether the network made a copy of it. */
        public boolean isDoubled() {
            return doubled;
        }
    }

    /** One thing that happened at one moment. */
    public static final class Event {
        private final int id;
        private final long timeNanos;
        private final int node;
        private final Kind kind;
        private final int message;
        private final String what;
        private final List<String> effects = new ArrayList<>();
        private final List<String> journal = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private List<Field> changes = List.of();
        private boolean struck;

        private Event(int id, long timeNanos, int node, Kind kind, int message, String what) {
            this.id = id;
            this.timeNanos = timeNanos;
            this.node = node;
            this.kind = kind;
            this.message = message;
            this.what = what;
        }

        /** Its number in the recording, from 0. */
        public int id() {
            return id;
        }

        /** When it happened, in virtual nanoseconds. */
        public long timeNanos() {
            return timeNanos;
        }

        /** Where it happened, or -1 for a fault of the network. */
        public int node() {
            return node;
        }

        /** What kind of event it is. */
        public Kind kind() {
            return kind;
        }

        /** The message that it handles, or -1. */
        public int message() {
            return message;
        }

        /** The timer's name, or the fault in words; empty otherwise. */
        public String what() {
            return what;
        }

        /** The lab's own outside effects during it, in order. */
        public List<String> effects() {
            return List.copyOf(effects);
        }

        /** Everything that its handler did to the world and the tests asked of the node after it, in order. */
        public List<String> journal() {
            return List.copyOf(journal);
        }

        /** The student's remarks during it, shortened. */
        public List<String> remarks() {
            return List.copyOf(remarks);
        }

        /** What is different in the node's state afterwards; only what has changed. */
        public List<Field> changes() {
            return changes;
        }

        /** Whether a crash struck inside it. */
        public boolean isStruck() {
            return struck;
        }

        /** Whether it changed anything: state, disk, or who takes part. */
        boolean isNotable() {
            return !changes.isEmpty() || !effects.isEmpty() || kind == Kind.CRASH || kind == Kind.FAULT || kind == Kind.BOOT;
        }
    }

    private final Components components;
    private final List<String> names = new ArrayList<>();
    private final Set<Integer> outside = new TreeSet<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<List<Field>> states = new ArrayList<>();
    private final Set<Integer> puppets = new TreeSet<>();
    private Event current;
    private boolean complete = true;

    /** Of a cluster: so many nodes. */
    Recording(int size, Components components) {
        this(components);
        for (int id = 0; id < size; id++) {
            join("S" + id, false);
        }
    }

    /** Of nobody yet. */
    Recording(Components components) {
        this.components = components;
    }

    /** One more takes part; gives its number. */
    int join(String name, boolean isOutside) {
        names.add(name);
        states.add(List.of());
        if (isOutside) {
            outside.add(names.size() - 1);
        }
        return names.size() - 1;
    }

    /** How many nodes and puppets take part. */
    public int size() {
        return names.size();
    }

    /** What a node is called. */
    public String name(int node) {
        return names.get(node);
    }

    /** Whether it stands for something outside that nodes call: no code of the student's runs there. */
    public boolean isOutside(int node) {
        return outside.contains(node);
    }

    /** Whether the test plays this node itself; it has no events. */
    public boolean isPuppet(int node) {
        return puppets.contains(node);
    }

    /** Whether everything that happened has been written down. */
    public boolean isComplete() {
        return complete;
    }

    /** The event that goes on, which is the one in which a run has failed, if it failed in one. */
    public OptionalInt unfinished() {
        return current == null ? OptionalInt.empty() : OptionalInt.of(current.id);
    }

    /** All messages, in the order in which they were sent. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** All events, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    // ------------------------------------------------------------------------------------------------ written by the cluster

    void puppet(int node) {
        puppets.add(node);
    }

    void booted(long timeNanos, int node) {
        states.set(node, List.of());
        begin(new Event(events.size(), timeNanos, node, Kind.BOOT, NOTHING, ""));
    }

    void received(long timeNanos, int node, int message) {
        fate(message, Fate.ARRIVED);
        begin(new Event(events.size(), timeNanos, node, Kind.RECEIVE, message, ""));
    }

    void expired(long timeNanos, int node, String timer) {
        begin(new Event(events.size(), timeNanos, node, Kind.TIMER, NOTHING, shortened(timer)));
    }

    void requested(long timeNanos, int node, String what) {
        begin(new Event(events.size(), timeNanos, node, Kind.REQUEST, NOTHING, shortened(what)));
    }

    void crashed(long timeNanos, int node) {
        if (current != null && current.node == node) {
            current.struck = true;
        }
        begin(new Event(events.size(), timeNanos, node, Kind.CRASH, NOTHING, ""));
        current = null;
    }

    void fault(long timeNanos, String what) {
        begin(new Event(events.size(), timeNanos, NOBODY, Kind.FAULT, NOTHING, what));
        current = null;
    }

    /** A call or an answer of a service's world. */
    int sent(long timeNanos, int from, int to, String type, List<Field> body, int sentBy) {
        if (messages.size() == MOST) {
            complete = false;
            return NOTHING;
        }
        messages.add(new Message(messages.size(), from, to, type, body, sentBy, timeNanos));
        return messages.size() - 1;
    }

    /** The event that goes on from now on: one whose fiber runs again. */
    void resumed(int event) {
        current = event == NOTHING ? null : events.get(event);
    }

    /** The event that goes on, or -1. */
    int current() {
        return current == null ? NOTHING : current.id;
    }

    /** Something that the event that goes on does, in words. */
    void noted(String line) {
        if (current != null) {
            journal(line);
        }
    }

    int sent(long timeNanos, int from, int to, Object message) {
        int sentBy = current == null || current.node != from ? NOTHING : current.id;
        if (messages.size() == MOST) {
            complete = false;
            return NOTHING;
        }
        String type = message.getClass().getSimpleName();
        messages.add(new Message(messages.size(), from, to, type, components.of(message), sentBy, timeNanos));
        if (sentBy != NOTHING) {
            journal("send to S" + to + ": " + components.inWords(message));
        }
        return messages.size() - 1;
    }

    void fate(int message, Fate fate) {
        if (message != NOTHING) {
            messages.get(message).fate = fate;
        }
    }

    void doubled(int message) {
        if (message != NOTHING) {
            messages.get(message).doubled = true;
        }
    }

    void effect(Object what) {
        if (current != null) {
            String words = components.inWords(what);
            if (current.effects.size() < MOST_JOURNAL_LINES) {
                current.effects.add(words);
            }
            journal(words);
        }
    }

    void asked(int node) {
        if (current != null && current.node == node) {
            journal("asked by the tests");
        }
    }

    void remarked(String text) {
        if (current != null && text != null && current.remarks.size() < MOST_REMARKS) {
            current.remarks.add(shortened(text));
        }
    }

    void state(int node, Object state) {
        List<Field> after = components.of(state);
        List<Field> before = states.set(node, after);
        if (current != null && current.node == node) {
            current.changes = after.stream().filter(field -> !before.contains(field)).toList();
        }
    }

    void ended() {
        current = null;
    }

    private void begin(Event event) {
        if (events.size() == MOST) {
            complete = false;
            current = null;
            return;
        }
        events.add(event);
        current = event;
    }

    /** The line after the last one that is kept says that there were more. */
    private void journal(String line) {
        if (current.journal.size() < MOST_JOURNAL_LINES) {
            current.journal.add(line);
        } else if (current.journal.size() == MOST_JOURNAL_LINES) {
            current.journal.add("and more");
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_REMARK_CHARS ? text : text.substring(0, MOST_REMARK_CHARS) + "...";
    }
}
