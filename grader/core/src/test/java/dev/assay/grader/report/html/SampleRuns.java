package dev.assay.grader.report.html;

import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Fate;
import dev.assay.grader.trace.FailedRun.Field;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.LaneKind;
import dev.assay.grader.trace.FailedRun.Message;
import dev.assay.grader.trace.FailedRun.Replay;
import dev.assay.grader.trace.FailedRun.Verdict;
import dev.assay.grader.trace.TraceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Failed runs, written down event by event. */
final class SampleRuns {
    private static final long MS = 1_000_000;

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    private SampleRuns(int nodes, int puppets) {
        for (int id = 0; id < nodes + puppets; id++) {
            lanes.add(new Lane(id, "S" + id, id < nodes ? LaneKind.NODE : LaneKind.PUPPET));
        }
    }

    /** A run of three servers, in which one votes twice because it writes its promise in two steps. */
    static FailedRun doubleVote() {
        SampleRuns run = new SampleRuns(3, 0);
        for (int id = 0; id < 3; id++) {
            run.event(0, id, EventKind.BOOT, "").changes("role", "FOLLOWER", "term", "0");
        }
        int first = run.event(212.4, 1, EventKind.TIMER, "election").journal("SaveVote term=1 votedFor=1")
                .changes("role", "CANDIDATE", "term", "1").id();
        int toOne = run.message(first, 1, 0, "RequestVote", Fate.ARRIVED, false);
        run.message(first, 1, 2, "RequestVote", Fate.LOST, false);
        run.receive(216.9, 0, toOne)
                .journal("SaveVote term=1 votedFor=1", "send to S1: RequestVoteReply term=1 granted=true")
                .changes("term", "1").struck();
        run.event(216.9, 0, EventKind.CRASH, "");
        run.event(300, 0, EventKind.BOOT, "").changes("role", "FOLLOWER");
        int second = run.event(318.2, 2, EventKind.TIMER, "election").journal("SaveVote term=1 votedFor=2")
                .changes("role", "CANDIDATE", "term", "1").id();
        int toZero = run.message(second, 2, 0, "RequestVote", Fate.ARRIVED, false);
        run.receive(322.7, 0, toZero)
                .journal("SaveVote term=1 votedFor=2", "send to S2: RequestVoteReply term=1 granted=true");
        return run.failed("M2", "S0 voted for S1 and, after its restart, for S2 in term 1. What must be on disk "
                + "before a message leaves?", 417);
    }

    /** A run with every kind of mark, line and end that a diagram has. */
    static FailedRun everything() {
        SampleRuns run = new SampleRuns(3, 1);
        run.event(0, 0, EventKind.BOOT, "").changes("role", "FOLLOWER", "term", "0");
        int start = run.event(170, 0, EventKind.TIMER, "election").remark("I try to lead")
                .changes("role", "CANDIDATE", "term", "1").id();
        int doubled = run.message(start, 0, 1, "RequestVote", Fate.ARRIVED, true);
        run.message(start, 0, 2, "RequestVote", Fate.CUT, false);
        int puppets = run.message(-1, 3, 1, "AppendEntries", Fate.ARRIVED, false);
        run.receive(174, 1, doubled).changes("term", "1");
        run.receive(175.5, 1, doubled);
        run.event(180, -1, EventKind.FAULT, "S2 is cut off");
        run.receive(182, 1, puppets).changes("term", "9", "leader", "S3");
        run.event(190, 2, EventKind.CRASH, "");
        int beat = run.event(200, 0, EventKind.TIMER, "heartbeat").id();
        run.message(beat, 0, 2, "AppendEntries", Fate.UNHEARD, false);
        run.message(beat, 0, 1, "AppendEntries", Fate.UNDER_WAY, false);
        run.message(beat, 0, 3, "AppendEntries", Fate.LOST, false);
        int self = run.message(beat, 0, 0, "AppendEntries", Fate.ARRIVED, false);
        run.event(210, 2, EventKind.BOOT, "")
                .changes("role", "FOLLOWER", "term", "1", "votedFor", "0", "leader", "none");
        run.receive(211, 0, self);
        return run.failed("M7", "A server sends messages to itself.", 0);
    }

    /** As large as a run may be: seven servers, forty events, each handler sends to everybody. */
    static FailedRun largest() {
        SampleRuns run = new SampleRuns(7, 0);
        int last = run.event(0, 0, EventKind.BOOT, "").changes("role", "FOLLOWER", "term", "0").id();
        for (int i = 1; i < 40; i++) {
            int lane = i * 3 % 7;
            int previous = run.events.get(last).lane().getAsInt();
            int message = run.message(last, previous, lane, "AppendEntriesReply", Fate.ARRIVED, i % 5 == 0);
            List<String> sends = new ArrayList<>(List.of("SaveVote term=12 votedFor=" + lane));
            for (int to = 0; to < 7; to++) {
                sends.add("send to S%d: RequestVoteReply term=12 granted=true".formatted(to));
            }
            last = run.receive(i * 13.7, lane, message).journal(sends.toArray(String[]::new))
                    .changes("role", "CANDIDATE", "term", Integer.toString(i)).id();
            run.message(last, lane, (lane + 1) % 7, "RequestVote", Fate.LOST, false);
        }
        return run.failed("M2", "S0 voted twice.", 1_234);
    }

    /** A run in which every text is this one. */
    static FailedRun saying(String text) {
        SampleRuns run = new SampleRuns(1, 0);
        run.lanes.set(0, new Lane(0, text, LaneKind.NODE));
        int boot = run.event(0, 0, EventKind.BOOT, text).journal(text).remark(text).changes(text, text).id();
        int message = run.message(boot, 0, 0, text, Fate.ARRIVED, true);
        run.receive(1, 0, message).remark(text);
        run.event(2, -1, EventKind.FAULT, text);
        run.event(3, 0, EventKind.TIMER, text);
        return run.failed(text, text, 3);
    }

    /** The run as the recording of a test's failure. */
    static TraceFile file(String testId, FailedRun run) {
        return new TraceFile(
                new TraceFile.LabName("sample", "1", "0123456789abcdef".repeat(4)),
                new TraceFile.TestName(testId, "A title", true), run);
    }

    private FailedRun failed(String rule, String message, int omitted) {
        return new FailedRun(
                new Verdict(rule, message, 16, OptionalInt.of(events.getLast().id())), lanes, messages, events, omitted,
                Optional.of(new Replay(0x5eedL, List.of(), events.size(), "00")));
    }

    private int message(int sentBy, int from, int to, String type, Fate fate, boolean isDoubled) {
        long sent = sentBy < 0 ? 171 * MS : events.get(sentBy).timeNanos();
        List<Field> body = List.of(new Field("term", "1"), new Field("text", type));
        messages.add(new Message(messages.size(), from, to, type, body,
                sentBy < 0 ? OptionalInt.empty() : OptionalInt.of(sentBy), sent, fate, isDoubled));
        return messages.size() - 1;
    }

    private Happening receive(double millis, int lane, int message) {
        return add(new Event(events.size(), (long) (millis * MS), OptionalInt.of(lane), EventKind.RECEIVE, "",
                OptionalInt.of(message), List.of(), List.of(), List.of(), false));
    }

    private Happening event(double millis, int lane, EventKind kind, String what) {
        return add(new Event(events.size(), (long) (millis * MS), lane < 0 ? OptionalInt.empty() : OptionalInt.of(lane),
                kind, what, OptionalInt.empty(), List.of(), List.of(), List.of(), false));
    }

    private Happening add(Event event) {
        events.add(event);
        return new Happening();
    }

    /** The last event, while more is said about it. */
    private final class Happening {
        int id() {
            return events.size() - 1;
        }

        Happening journal(String... lines) {
            Event e = events.getLast();
            return set(e, List.of(lines), e.remarks(), e.changes(), e.isStruck());
        }

        Happening remark(String text) {
            Event e = events.getLast();
            return set(e, e.journal(), List.of(text), e.changes(), e.isStruck());
        }

        Happening changes(String... namesAndValues) {
            Event e = events.getLast();
            List<Field> changes = new ArrayList<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                changes.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
            }
            return set(e, e.journal(), e.remarks(), changes, e.isStruck());
        }

        Happening struck() {
            Event e = events.getLast();
            return set(e, e.journal(), e.remarks(), e.changes(), true);
        }

        private Happening set(
                Event e, List<String> journal, List<String> remarks, List<Field> changes, boolean isStruck) {
            events.set(events.size() - 1, new Event(e.id(), e.timeNanos(), e.lane(), e.kind(), e.what(), e.message(),
                    journal, remarks, changes, isStruck));
            return this;
        }
    }
}
