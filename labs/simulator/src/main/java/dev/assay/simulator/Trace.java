package dev.assay.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The part of a recording that explains a failure: walking back from the failure, the events that changed something and
 * those that sent the messages which did.
 *
 * @param size how many nodes and puppets take part
 * @param events the events, oldest first
 * @param messages the messages that one of these events handles, or that they sent in vain or to a puppet
 * @param omitted how many events of the run are left out
 */
public record Trace(int size, List<Recording.Event> events, List<Recording.Message> messages, int omitted) {
    private static final Pattern NODE = Pattern.compile("\\bS(\\d+)\\b");

    /** Copies the lists. */
    public Trace {
        events = List.copyOf(events);
        messages = List.copyOf(messages);
    }

    /**
     * Picks the events that explain a failure.
     *
     * @param recording the failing run
     * @param violation how it failed; nodes named in its sentence are looked at
     * @param mostEvents how many events are picked at most, at least 1
     */
    public static Trace of(Recording recording, Violation violation, int mostEvents) {
        List<Recording.Event> all = recording.events();
        List<Recording.Message> sent = recording.messages();
        // Where there are services outside, nothing is known of anybody's state: every call counts.
        boolean isOfServices = IntStream.range(0, recording.size()).anyMatch(recording::isOutside);
        Map<Integer, Integer> previousNotable = new HashMap<>();
        Map<Integer, Integer> lastNotable = new TreeMap<>();
        for (Recording.Event event : all) {
            previousNotable.put(event.id(), lastNotable.getOrDefault(event.node(), -1));
            if (event.isNotable() || isOfServices) {
                lastNotable.put(event.node(), event.id());
            }
        }
        PriorityQueue<Integer> open = new PriorityQueue<>(Comparator.reverseOrder());
        if (!all.isEmpty()) {
            open.add(all.getLast().id());
        }
        Set<Integer> named = named(violation.sentence());
        lastNotable.forEach((node, event) -> {
            if (named.isEmpty() || named.contains(node) || node < 0) { // what the network did concerns everybody
                open.add(event);
            }
        });
        Set<Integer> picked = new TreeSet<>();
        while (!open.isEmpty() && picked.size() < mostEvents) {
            int id = open.remove();
            if (!picked.add(id)) {
                continue;
            }
            Recording.Event event = all.get(id);
            if (previousNotable.get(id) >= 0) {
                open.add(previousNotable.get(id));
            }
            if (event.message() >= 0 && sent.get(event.message()).sentBy() >= 0) {
                open.add(sent.get(event.message()).sentBy());
            }
        }
        List<Recording.Event> events = picked.stream().map(all::get).toList();
        Set<Integer> handled = new TreeSet<>();
        events.forEach(event -> handled.add(event.message()));
        List<Recording.Message> messages = new ArrayList<>();
        for (Recording.Message message : sent) {
            // A puppet has no events, so what is said to it is shown where it is said.
            boolean unhandled = message.fate() != Recording.Fate.ARRIVED || recording.isPuppet(message.to());
            if (handled.contains(message.id()) || unhandled && picked.contains(message.sentBy())) {
                messages.add(message);
            }
        }
        return new Trace(recording.size(), events, messages, all.size() - events.size());
    }

    private static Set<Integer> named(String sentence) {
        Set<Integer> nodes = new TreeSet<>();
        Matcher matcher = NODE.matcher(sentence);
        while (matcher.find()) {
            nodes.add(Integer.parseInt(matcher.group(1)));
        }
        return nodes;
    }
}
