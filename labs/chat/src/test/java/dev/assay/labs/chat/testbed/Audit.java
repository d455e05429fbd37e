package dev.assay.labs.chat.testbed;

import dev.assay.exam.Expect;
import dev.assay.labs.chat.Kind;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Request;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Notes what servers have answered and what reached whom, and compares it in the end with the conversation as a member sees it who was
 * there from the beginning.
 */
public final class Audit {
    private static final int MOST_PAGES = 1_000;

    private final Messenger messenger;
    private final Map<String, Set<String>> founders = new TreeMap<>();
    private final Map<String, Accepted> accepted = new TreeMap<>();
    private final List<Sight> sights = new ArrayList<>();

    /** A message that a server has taken, and when it first said so. */
    private record Accepted(String phone, Request.Send send, Reply.Accepted reply, long atMillis) {}

    /** A message that has reached a user. */
    private record Sight(String user, Message message) {}

    Audit(Messenger messenger) {
        this.messenger = messenger;
    }

    /** As {@link Expect#that}, for what is asked so often that its sentence should be made only when it is needed. */
    private static void that(String rule, boolean holds, Supplier<String> sentence) {
        if (!holds) {
            throw new Violation(rule, sentence.get());
        }
    }

    // ------------------------------------------------------------------------------------------------------- notes

    void founded(String conversation, String creator, String... members) {
        Set<String> all = new TreeSet<>(Arrays.asList(members));
        all.add(creator);
        founders.put(conversation, all);
    }

    void received(String user, Message message) {
        if (message == null || message.conversation() == null) {
            throw new Violation("API", "A server pushes a message that is null.");
        }
        sights.add(new Sight(user, message));
    }

    void answered(Phone phone, Request request, Reply reply) {
        boolean fits = reply instanceof Reply.Rejected || switch (request) {
            case Request.Send send -> reply instanceof Reply.Accepted;
            case Request.Sync sync -> reply instanceof Reply.Page page && page.messages() != null && !page.messages().contains(null);
            case Request.Ack ack -> reply instanceof Reply.Done;
            case Request.Read read -> reply instanceof Reply.Done;
            case Request.Beat beat -> reply instanceof Reply.Heads heads && heads.heads() != null && !heads.heads().contains(null);
        };
        that("API", fits, () -> "To " + request.getClass().getSimpleName() + " a server answers " + reply + ".");
        if (request instanceof Request.Send send && reply instanceof Reply.Accepted now) {
            Accepted note = new Accepted(phone.name(), send, now, messenger.world().nowMillis());
            Accepted before = accepted.putIfAbsent(phone.name() + " " + send.clientMessageId(), note);
            if (before != null && before.send().equals(send)) {
                that("I2", before.reply().equals(now), () -> "One message of " + phone.name() + " was accepted as seq "
                        + before.reply().seq()
                        + " at " + before.reply().at() + " and, asked again, as seq " + now.seq() + " at " + now.at() + ".");
            }
        }
        if (reply instanceof Reply.Page page) {
            page.messages().forEach(message -> received(phone.user(), message));
        }
    }

    // ------------------------------------------------------------------------------------------------------- facts

    /** A conversation as a member sees it who was there from the beginning and still is. */
    public List<Message> transcript(String conversation, String member) {
        List<Message> all = new ArrayList<>();
        long after = 0;
        for (int i = 0; i < MOST_PAGES; i++) {
            long from = after;
            Reply reply = messenger.now("sync", service -> service.sync(member, "audit", conversation, from));
            if (!(reply instanceof Reply.Page page) || page.messages() == null || page.messages().contains(null)) {
                throw new Violation("API", "sync of a member answers " + reply + ".");
            }
            Expect.that("page", page.messages().size() <= Messenger.config().pageSize(), "A page has " + page.messages().size()
                    + " messages.");
            all.addAll(page.messages());
            if (!page.more()) {
                break;
            }
            Expect.that("page", page.coveredUpTo() > after, "There are more messages after " + after + ", and the page covers up to "
                    + page.coveredUpTo() + ".");
            after = page.coveredUpTo();
        }
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            long seq = all.get(i).seq();
            that("I1", seen.add(seq), () -> "Two messages share seq " + seq + " of " + conversation + ".");
            int place = i + 1;
            that("I1", seq == place, () -> "In " + conversation + " message " + place + " has seq " + seq + ".");
        }
        return all;
    }

    /** Whether a user may see a message. */
    public boolean maySee(String user, long seq, List<Message> transcript) {
        boolean isIn = founders.get(transcript.getFirst().conversation()).contains(user);
        for (Message message : transcript) {
            boolean comes = message.kind() == Kind.JOINED && message.body().equals(user);
            boolean goes = message.kind() == Kind.LEFT && message.body().equals(user);
            isIn |= comes;
            if (message.seq() == seq) {
                return isIn;
            }
            isIn &= !goes;
        }
        return false;
    }

    // ----------------------------------------------------------------------------------------------------- judgement

    /**
     * At rest: each message once, in order, as it was written, at its place, and on every screen; and none where it may not be.
     *
     * @param member who was there from the beginning and still is
     * @param isAllTaken whether everything that was written must have been taken; otherwise a sender may have been no member
     * @return the transcript
     */
    public List<Message> settle(String conversation, String member, boolean isAllTaken) {
        List<Message> transcript = transcript(conversation, member);
        for (Phone phone : messenger.phones()) {
            written(phone, conversation, transcript, isAllTaken);
        }
        places(conversation, transcript);
        if (!transcript.isEmpty()) {
            messenger.phones().forEach(phone -> screen(phone, conversation, transcript));
            secrets(conversation, transcript);
        }
        return transcript;
    }

    /** I3 and I4: what was typed on a phone is there once, in the user's order. */
    private static void written(Phone phone, String conversation, List<Message> transcript, boolean isAllTaken) {
        Map<String, Message> byId = new HashMap<>();
        Map<String, Message> byText = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (Message message : transcript) {
            boolean isMine = message.kind() == Kind.TEXT && message.sender().equals(phone.user())
                    && message.senderDevice().equals(phone.device());
            if (!isMine) {
                continue;
            }
            Message before = byText.putIfAbsent(message.body(), message);
            if (before != null) {
                throw new Violation("I3", "\"" + message.body() + "\" of " + phone.name() + " was stored twice (seq "
                        + before.seq() + " and "
                        + message.seq() + ")" + (before.clientMessageId().equals(message.clientMessageId()) ? "."
                                : ": the retry used a new clientMessageId."));
            }
            before = byId.putIfAbsent(message.clientMessageId(), message);
            Expect.that("I3", before == null, "Two messages of " + phone.name() + " have one clientMessageId.");
            order.add(message.body());
        }
        List<String> typed = phone.typed().stream().filter(one -> one.conversation().equals(conversation)).map(Phone.Typed::text).toList();
        for (String text : isAllTaken ? typed : List.<String>of()) {
            that("lost", byText.containsKey(text), () -> "\"" + text + "\", written on " + phone.name() + ", never came to "
                    + conversation + ".");
        }
        int at = 0;
        for (String text : order) {
            int place = typed.indexOf(text);
            that("I2", place >= 0, () -> conversation + " has \"" + text + "\" of " + phone.name() + ", who never wrote it.");
            that("I4", place >= at, () -> "\"" + text + "\" of " + phone.name() + " comes after what was written later.");
            at = place;
        }
    }

    /** I2: what was accepted is at its place. */
    private void places(String conversation, List<Message> transcript) {
        for (Accepted one : accepted.values()) {
            if (!one.send().conversation().equals(conversation)) {
                continue;
            }
            long seq = one.reply().seq();
            that("I2", seq >= 1 && seq <= transcript.size(), () -> "An acknowledged message is lost: seq " + seq + " of "
                    + conversation + ".");
            Message there = transcript.get((int) seq - 1);
            boolean isIt = there.clientMessageId().equals(one.send().clientMessageId()) && there.body().equals(one.send().body())
                    && there.at() == one.reply().at() && (there.sender() + there.senderDevice()).equals(one.phone());
            that("I2", isIt, () -> "\"" + one.send().body() + "\" of " + one.phone() + " was accepted as seq " + seq + ", where there is \""
                    + there.body() + "\" of " + there.sender() + there.senderDevice() + ".");
        }
    }

    /** I5: a history is all that its user may see. */
    private void screen(Phone phone, String conversation, List<Message> transcript) {
        List<Message> wanted = transcript.stream().filter(message -> maySee(phone.user(), message.seq(), transcript)).toList();
        List<Message> shown = phone.history(conversation).stream().map(Phone.Shown::message).toList();
        Set<Long> there = new HashSet<>();
        for (Message message : shown) {
            there.add(message.seq());
            boolean isReal = message.seq() >= 1 && message.seq() <= transcript.size()
                    && transcript.get((int) message.seq() - 1).equals(message);
            that("I5", isReal, () -> phone.name() + " shows a seq " + message.seq() + " of " + conversation
                    + " that is not the one stored.");
            that("I6", maySee(phone.user(), message.seq(), transcript), () -> phone.name() + " shows seq " + message.seq() + " of "
                    + conversation + ", at which " + phone.user() + " was no member.");
        }
        for (Message message : wanted) {
            that("I5", there.contains(message.seq()), () -> phone.name() + " shows " + ranges(there) + " of " + conversation + ": "
                    + message.seq() + " is missing.");
        }
    }

    private static String ranges(Set<Long> numbers) {
        if (numbers.isEmpty()) {
            return "nothing";
        }
        StringBuilder text = new StringBuilder();
        long begin = -1;
        long last = -1;
        for (long number : new TreeSet<>(numbers)) {
            if (number != last + 1 || begin < 0) {
                text.append(begin < 0 ? "" : (last > begin ? ".." + last : "") + ", ").append(number);
                begin = number;
            }
            last = number;
        }
        return text.append(last > begin ? ".." + last : "").toString();
    }

    /** I6: nothing ever reached anybody who may not see it. */
    private void secrets(String conversation, List<Message> transcript) {
        for (Sight sight : sights) {
            Message message = sight.message();
            if (message.conversation().equals(conversation)) {
                that("I6", message.seq() >= 1 && message.seq() <= transcript.size(), () -> "A message with seq " + message.seq() + " of "
                        + conversation + " reached " + sight.user() + ", and there is none.");
                that("I6", maySee(sight.user(), message.seq(), transcript), () -> sight.user() + " received seq " + message.seq() + " of "
                        + conversation + " and was no member then" + stays(sight.user(), transcript) + ".");
            }
        }
    }

    private static String stays(String user, List<Message> transcript) {
        StringBuilder text = new StringBuilder();
        for (Message message : transcript) {
            if (message.kind() != Kind.TEXT && message.body().equals(user)) {
                text.append(message.kind() == Kind.JOINED ? "; joined at " : "; left at ").append(message.seq());
            }
        }
        return text.toString();
    }

    /** How long each message took from being accepted to each screen; nothing may have gone wrong. */
    public void inTime(String conversation, long mostMillis, List<Phone> online) {
        for (Accepted one : accepted.values()) {
            if (!one.send().conversation().equals(conversation)) {
                continue;
            }
            for (Phone phone : online) {
                for (Phone.Shown shown : phone.history(conversation)) {
                    if (shown.message().seq() == one.reply().seq()) {
                        long took = shown.atMillis() - one.atMillis();
                        that("latency", took <= mostMillis, () -> "The delivery of " + conversation + "/" + one.reply().seq() + " to "
                                + phone.name() + " took " + took + " ms.");
                    }
                }
            }
        }
    }
}
