package dev.assay.grader.report.html;

import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an event's handler did to the world, in order: messages that differ only in whom they are for, and came to the
 * same end, are told in one line.
 */
final class Deeds {
    private static final Pattern SEND = Pattern.compile("send to (.+?): (.*)", Pattern.DOTALL);

    /**
     * A line.
     *
     * @param text what was done
     * @param fate what became of the messages, if they were heard by nobody; empty otherwise
     * @param style the class of the fate
     */
    record Deed(String text, String fate, String style) {}

    private final List<Deed> told = new ArrayList<>();
    private final List<String> receivers = new ArrayList<>();
    private Deed sent;

    private Deeds() {}

    /** The lines about an event. */
    static List<Deed> of(Event event, EventWords words) {
        Deeds deeds = new Deeds();
        List<Message> inVain = new ArrayList<>(words.sentInVain(event));
        for (String entry : words.deeds(event)) {
            Matcher send = SEND.matcher(entry);
            if (!send.matches()) {
                deeds.flush();
                deeds.told.add(new Deed(entry, "", ""));
                continue;
            }
            Deed deed = inVain.stream()
                    .filter(message -> words.lane(message.to()).equals(send.group(1)))
                    .filter(message -> send.group(2).startsWith(message.type()))
                    .findFirst()
                    .map(message -> {
                        inVain.remove(message);
                        return inVain(send.group(2), message);
                    })
                    .orElse(new Deed(send.group(2), "", ""));
            deeds.send(send.group(1), deed);
        }
        deeds.flush();
        inVain.forEach(message -> deeds.send(words.lane(message.to()), inVain(message.type(), message)));
        deeds.flush();
        return deeds.told;
    }

    private static Deed inVain(String text, Message message) {
        return new Deed(text, EventWords.fate(message), message.fate().word());
    }

    private void send(String receiver, Deed deed) {
        if (!deed.equals(sent)) {
            flush();
            sent = deed;
        }
        receivers.add(receiver);
    }

    private void flush() {
        if (sent != null) {
            told.add(new Deed("send to %s: %s".formatted(String.join(", ", receivers), sent.text()), sent.fate(),
                    sent.style()));
        }
        sent = null;
        receivers.clear();
    }
}
