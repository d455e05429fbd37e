package dev.assay.grader.report.html;

import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Field;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The events and messages of a failed run in words, for its diagram and for the list beside it. */
final class EventWords {
    private static final long NANOS_PER_TENTH = 100_000;
    private static final String QUESTION = "asked by the tests";
    private static final int TENTHS_PER_MS = 10;

    private final FailedRun run;
    private final Map<Integer, String> names;
    private final Map<Integer, Message> messages;
    private final Set<Integer> restarts = new HashSet<>();
    private final Map<Integer, Integer> copies = new HashMap<>();

    EventWords(FailedRun run) {
        this.run = run;
        this.names = run.lanes().stream().collect(Collectors.toMap(Lane::id, Lane::name, (first, second) -> first));
        this.messages = run.messages().stream()
                .collect(Collectors.toMap(Message::id, message -> message, (first, second) -> first));
        Set<Integer> crashed = new HashSet<>();
        Set<Integer> handled = new HashSet<>();
        for (Event event : run.events()) {
            if (event.kind() == EventKind.CRASH) {
                event.lane().ifPresent(crashed::add);
            }
            if (event.kind() == EventKind.BOOT && event.lane().isPresent()
                    && crashed.contains(event.lane().getAsInt())) {
                restarts.add(event.id());
            }
            if (event.message().isPresent() && !handled.add(event.message().getAsInt())) {
                copies.put(event.id(), event.message().getAsInt());
            }
        }
    }

    /** What people call a lane. */
    String lane(int id) {
        return names.getOrDefault(id, "?");
    }

    /** The message that an event handles, or null. */
    Message handledBy(Event event) {
        return event.message().isPresent() ? messages.get(event.message().getAsInt()) : null;
    }

    /** Whether an event handles a message that another has handled before. */
    boolean isCopy(Event event) {
        return copies.containsKey(event.id());
    }

    /** Whether the event is the one in which the rule was broken. */
    boolean isFailing(Event event) {
        return run.verdict().event().isPresent() && run.verdict().event().getAsInt() == event.id();
    }

    /** What happened at its node, in few words: in the diagram, where the arrows tell the rest. */
    String brief(Event event) {
        return switch (event.kind()) {
            case BOOT -> restarts.contains(event.id()) ? "starts again" : "starts";
            case RECEIVE -> event.isStruck() ? "crashes inside" : "";
            case TIMER -> "timer " + event.what() + (event.isStruck() ? ", crashes inside" : "");
            case CRASH -> "down";
            case FAULT, CALL, REQUEST, REPLY -> event.what();
        };
    }

    /** What happened, as a sentence without its subject and without a message. */
    String predicate(Event event) {
        return switch (event.kind()) {
            case BOOT -> restarts.contains(event.id()) ? "starts again" : "starts";
            case RECEIVE -> "handles a message";
            case TIMER -> "handles its timer";
            case CRASH -> "crashes";
            case FAULT -> "The network changes:";
            case CALL -> "calls";
            case REQUEST -> "is asked for";
            case REPLY -> "answers";
        };
    }

    /** What became of a message that no event of the diagram handles; empty if it arrived. */
    static String fate(Message message) {
        return switch (message.fate()) {
            case ARRIVED -> "";
            case LOST -> "lost";
            case CUT -> "cut off";
            case UNHEARD -> "unheard";
            case UNDER_WAY -> "under way";
        };
    }

    /** The messages that were sent by this event's handler and, by the end of the run, heard by nobody. */
    List<Message> sentInVain(Event event) {
        return run.messages().stream()
                .filter(message -> message.sentBy().isPresent() && message.sentBy().getAsInt() == event.id())
                .filter(message -> message.fate() != FailedRun.Fate.ARRIVED)
                .toList();
    }

    /** What the event's handler did to the world; that the tests looked at the node after it is of no interest. */
    List<String> deeds(Event event) {
        return event.journal().stream().filter(entry -> !entry.equals(QUESTION)).toList();
    }

    /** The lanes in which something happens, or which somebody writes to. */
    List<Lane> lanesInUse() {
        Set<Integer> used = new HashSet<>();
        run.events().forEach(event -> event.lane().ifPresent(used::add));
        run.messages().forEach(message -> used.addAll(List.of(message.from(), message.to())));
        return run.lanes().stream().filter(lane -> used.contains(lane.id())).toList();
    }

    /** Whether nothing happens in a lane, and somebody has written to it in vain because it was down. */
    boolean isNeverUp(Lane lane) {
        return run.events().stream().noneMatch(event -> event.lane().orElse(-1) == lane.id())
                && run.messages().stream().anyMatch(
                        message -> message.to() == lane.id() && message.fate() == FailedRun.Fate.UNHEARD);
    }

    /** Values with their names, with dots between. */
    static String fields(List<Field> fields) {
        List<String> words = new ArrayList<>();
        fields.forEach(field -> words.add(field.name() + " " + field.value()));
        return String.join(" · ", words);
    }

    /** Virtual time in milliseconds, one decimal, rounded down. */
    static String millis(long nanos) {
        long tenths = nanos / NANOS_PER_TENTH;
        return tenths / TENTHS_PER_MS + "." + tenths % TENTHS_PER_MS;
    }
}
