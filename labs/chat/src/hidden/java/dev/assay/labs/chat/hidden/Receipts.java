package dev.assay.labs.chat.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.Frame;
import dev.assay.labs.chat.Presence;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Tick;
import dev.assay.labs.chat.testbed.Messenger;
import dev.assay.labs.chat.testbed.Phone;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Watermarks and heartbeats: what a sender is told of the others. */
@Part(id = "D", title = "Receipts and presence")
final class Receipts {
    private static Messenger.Setup setup(ChatSolution solution) {
        return Messenger.Setup.of(solution, Submission.reference(ChatSolution.class));
    }

    // ------------------------------------------------------------------------------------------------------ receipts

    /** What a conversation's ticks must be, by their definition. */
    private static final class Model {
        private record Stay(String user, long from, long to) {}

        private final List<String> senders = new ArrayList<>();
        private final List<Stay> stays = new ArrayList<>();
        private final Map<String, Long> delivered = new HashMap<>();
        private final Map<String, Long> read = new HashMap<>();

        long last() {
            return senders.size();
        }

        boolean isIn(String user) {
            return stays.stream().anyMatch(stay -> stay.user().equals(user) && stay.to() == Long.MAX_VALUE);
        }

        void comes(String user, String actor) {
            senders.add(actor);
            stays.add(new Stay(user, last(), Long.MAX_VALUE));
        }

        void goes(String user, String actor) {
            senders.add(actor);
            stays.replaceAll(stay -> stay.user().equals(user) && stay.to() == Long.MAX_VALUE ? new Stay(user, stay.from(), last()) : stay);
        }

        void mark(String user, long upTo, boolean isRead) {
            long mark = Math.min(upTo, last());
            delivered.merge(user, mark, Math::max);
            if (isRead) {
                read.merge(user, mark, Math::max);
            }
        }

        Tick tick(long seq) {
            if (seq < 1 || seq > last()) {
                return Tick.NONE;
            }
            boolean isDelivered = true;
            boolean isRead = true;
            for (Stay stay : stays) {
                if (!stay.user().equals(senders.get((int) seq - 1)) && stay.from() <= seq && seq <= stay.to()) {
                    isDelivered &= delivered.getOrDefault(stay.user(), 0L) >= seq;
                    isRead &= read.getOrDefault(stay.user(), 0L) >= seq;
                }
            }
            if (isRead) {
                return Tick.READ;
            }
            return isDelivered ? Tick.DELIVERED : Tick.SENT;
        }
    }

    @Test
    @Check(
            id = "D1",
            title = "Ticks: everybody who may see a message has it, or has read it",
            points = 4,
            schedules = 12,
            hint = "A mark a user, that only grows and never passes the newest message. Who was not there then has no say.")
    void ticks(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("walk");
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1", "u2");
            Model model = new Model();
            for (int i = 0; i < 3; i++) {
                model.stays.add(new Model.Stay("u" + i, 1, Long.MAX_VALUE));
            }
            check(messenger, g, model, 0);
            for (int step = 0; step < 60; step++) {
                String user = "u" + random.nextInt(3);
                String device = "d" + random.nextInt(2);
                int what = random.nextInt(10);
                if (what < 3 && model.isIn(user) || model.last() == 0) {
                    String id = "x" + step;
                    String sender = model.isIn(user) ? user : "u0";
                    messenger.now("send", service -> service.send(sender, device, g, id, "hello"));
                    model.senders.add(sender);
                } else if (what < 8) {
                    long upTo = random.chance(500) ? model.last() : random.nextLong(0, model.last() + 3);
                    boolean isRead = random.chance(400);
                    marked(messenger, g, user, device, upTo, isRead);
                    model.mark(user, upTo, isRead);
                } else if (what == 8) {
                    // Two devices at once, one of them behind.
                    long upTo = model.last();
                    long behind = random.nextLong(0, upTo + 1);
                    boolean isRead = random.chance(500);
                    var late = messenger.ask("ack", service -> service.ack(user, "d0", g, behind));
                    var other = messenger.ask("ack or read", service -> isRead
                            ? service.read(user, "d1", g, upTo) : service.ack(user, "d1", g, upTo));
                    messenger.world().runUntil(() -> late.isThere() && other.isThere(), 5_000);
                    model.mark(user, upTo, isRead);
                    model.mark(user, behind, false);
                } else if (step % 2 == 0 && model.isIn("u2")) {
                    messenger.now("remove", service -> service.remove("u0", g, "u2"));
                    model.goes("u2", "u0");
                } else if (!model.isIn("u2")) {
                    messenger.now("add", service -> service.add("u1", g, "u2"));
                    model.comes("u2", "u1");
                }
                check(messenger, g, model, random.nextLong(1, model.last() + 1));
                check(messenger, g, model, model.last());
            }
            for (long seq = 0; seq <= model.last() + 1; seq++) {
                check(messenger, g, model, seq);
            }
            code(messenger, "ack of a stranger", Reply.Code.NOT_A_MEMBER, "u7", g, 1, false);
            code(messenger, "read of a stranger", Reply.Code.NOT_A_MEMBER, "u7", g, 1, true);
            code(messenger, "ack of -1", Reply.Code.INVALID, "u1", g, -1, false);
            code(messenger, "read in no conversation", Reply.Code.NO_SUCH_CONVERSATION, "u1", "c-nobody", 1, true);
            alone(messenger);
        });
    }

    private static void alone(Messenger messenger) {
        String h = messenger.conversation("h", "u0");
        messenger.now("send", service -> service.send("u0", "d0", h, "alone", "hello"));
        Expect.equal("tick", "The tick of a message in a conversation of one", Tick.READ, messenger.now("receipt", service ->
                service.receipt(h, 1)));
        Expect.equal("tick", "The tick in no conversation", Tick.NONE, messenger.now("receipt", service -> service.receipt("c-nobody", 1)));
    }

    private static void marked(Messenger messenger, String g, String user, String device, long upTo, boolean isRead) {
        Reply reply = messenger.now("mark", service -> isRead ? service.read(user, device, g, upTo) : service.ack(user, device, g, upTo));
        Expect.equal("mark", "The reply to " + (isRead ? "read" : "ack") + " of " + user + " up to " + upTo, new Reply.Done(), reply);
    }

    private static void code(Messenger messenger, String what, Reply.Code code, String user, String g, long upTo, boolean isRead) {
        Expect.equal("code", "The reply to " + what, new Reply.Rejected(code),
                messenger.now("mark", service -> isRead ? service.read(user, "d0", g, upTo) : service.ack(user, "d0", g, upTo)));
    }

    private static void check(Messenger messenger, String g, Model model, long seq) {
        Tick tick = messenger.now("receipt", service -> service.receipt(g, seq));
        Expect.equal("tick", "The tick of message " + seq + " of " + model.last() + ", delivered up to "
                + new TreeMap<>(model.delivered)
                + ", read up to " + new TreeMap<>(model.read), model.tick(seq), tick);
    }

    @Test
    @Check(
            id = "D2",
            title = "What is read on one device is read on the others",
            points = 2,
            schedules = 10,
            hint = "Those that are connected get a frame, the others a head.")
    void readOnOne(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("read");
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            String h = messenger.conversation("h", "u1");
            List<Phone> phones = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                phones.add(messenger.phone("u1", "d" + i));
            }
            Phone stranger = messenger.phone("u0", "d0").online();
            int first = random.nextInt(2);
            phones.get(first).online();
            phones.get(1 - first).online();
            messenger.world().runFor(500);
            for (int i = 0; i < 6; i++) {
                String id = "x" + i;
                messenger.now("send", service -> service.send("u0", "d0", g, id, "hello"));
            }
            messenger.world().runFor(500);
            Phone reader = phones.get(random.nextInt(2));
            messenger.now("read", service -> service.read("u1", reader.device(), g, 4));
            messenger.now("read", service -> service.read("u1", reader.device(), g, 2));
            messenger.world().runFor(500);
            for (Phone phone : messenger.phones()) {
                boolean isTold = phone.frames().contains(new Frame.ReadUpTo(g, 4));
                boolean isOther = phone.user().equals("u1") && phone.connection() != null && phone != reader;
                Expect.equal("read", "That " + phone.name() + " is pushed what " + reader.name() + " has read", isOther, isTold);
                Expect.that("read", phone != stranger || phone.frames().stream().noneMatch(frame -> frame instanceof Frame.ReadUpTo),
                        "Another user is pushed what " + reader.name() + " has read.");
            }
            Reply reply = messenger.now("beat", service -> service.beat("u1", "d2", "u1d2-1"));
            if (!(reply instanceof Reply.Heads heads) || heads.heads() == null) {
                throw new Violation("API", "beat answers " + reply + ".");
            }
            List<Reply.Head> wanted = List.of(new Reply.Head(g, 6, 4), new Reply.Head(h, 0, 0));
            Expect.that("heads", heads.heads().size() == 2 && heads.heads().containsAll(wanted),
                    "The heads of u1, who is in two conversations and has "
                    + "read 4 of 6 messages in one, are " + heads.heads() + ".");
        });
    }

    // ------------------------------------------------------------------------------------------------------ presence

    /** When something happened on the servers: not before, and not after. */
    private record Moment(long from, long to) {}

    private static Moment during(Messenger messenger, Runnable what) {
        long from = messenger.world().nowMillis();
        what.run();
        return new Moment(from, messenger.world().nowMillis() + 1);
    }

    private static Moment beat(Messenger messenger, String device, String connection) {
        return during(messenger, () -> messenger.now("beat", service -> service.beat("u0", device, connection)));
    }

    private static Moment connect(Messenger messenger, String device, String connection) {
        return during(messenger, () -> messenger.now("connected", service -> {
            service.connected("u0", device, connection);
            return true;
        }));
    }

    private static Presence presence(Messenger messenger) {
        Presence presence = messenger.now("presence", service -> service.presence("u0"));
        if (presence == null) {
            throw new Violation("API", "presence answers null.");
        }
        return presence;
    }

    private static void online(Messenger messenger, boolean wanted, String story) {
        Expect.equal("presence", "Whether u0 is online, " + story + ",", wanted, presence(messenger).online());
    }

    private static void lastSeen(Messenger messenger, Moment seen) {
        long last = presence(messenger).lastSeen();
        Expect.that("presence", seen.from() <= last && last <= seen.to(), "u0 was last heard of between " + seen.from()
                + " and " + seen.to()
                + " ms, and lastSeen says " + last + ".");
    }

    @Test
    @Check(
            id = "D3",
            title = "Online until 60 s after the last sign of any device, and last seen then",
            points = 4,
            schedules = 8,
            hint = "Somebody is there as long as one device is: connected, and heard of less than 60 s ago.")
    void presence(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("beats");
            Messenger messenger = new Messenger(setup(solution), schedule);
            Presence never = presence(messenger);
            Expect.equal("presence", "Somebody who was never there", new Presence(false, 0), never);
            String talker = "d" + random.nextInt(2);
            String quiet = talker.equals("d0") ? "d1" : "d0";
            connect(messenger, quiet, "a1");
            messenger.world().runFor(random.nextInt(3_000));
            Moment seen = connect(messenger, talker, "b1");
            online(messenger, true, "connected with two devices");
            lastSeen(messenger, seen);
            for (int i = 0; i < 3; i++) {
                messenger.world().runFor(29_000 + random.nextInt(1_000));
                seen = beat(messenger, talker, "b1");
                online(messenger, true, "one of two devices heard of just now");
                lastSeen(messenger, seen);
            }
            messenger.now("disconnected", service -> {
                service.disconnected("u0", quiet, "a1");
                return true;
            });
            online(messenger, true, "one device closed, the other heard of just now");
            lastSeen(messenger, seen);
            messenger.world().runFor(seen.from() + 59_900 - messenger.world().nowMillis());
            online(messenger, true, "59.9 s after the last heartbeat");
            messenger.world().runFor(seen.to() + 60_001 - messenger.world().nowMillis());
            online(messenger, false, "60 s after the last heartbeat");
            lastSeen(messenger, seen);
            seen = beat(messenger, talker, "b1");
            online(messenger, true, "heard of again on the same connection");
            lastSeen(messenger, seen);
            messenger.world().runFor(5_000);
            seen = connect(messenger, quiet, "a2");
            messenger.now("disconnected", service -> {
                service.disconnected("u0", talker, "b1");
                return true;
            });
            online(messenger, true, "one device closed, the other connected anew");
            messenger.now("disconnected", service -> {
                service.disconnected("u0", quiet, "a2");
                return true;
            });
            online(messenger, false, "both devices closed");
            lastSeen(messenger, seen);
        });
    }

    @Test
    @Check(
            id = "D4",
            title = "Clocks two seconds off, heartbeats that get lost, a server that restarts: nobody flickers",
            points = 2,
            schedules = 8,
            hint = "Below 55 s somebody is there, after 65 s gone, whichever server is asked. A server's memory does not survive it.")
    void flicker(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("beats");
            Messenger messenger = new Messenger(setup(solution).withServers(2_000L, -2_000L), schedule);
            connect(messenger, "d0", "a1");
            long end = messenger.world().nowMillis() + 240_000;
            int lost = 0;
            int restartAfter = 2 + random.nextInt(4);
            for (int beats = 1; messenger.world().nowMillis() < end; beats++) {
                long next = messenger.world().nowMillis() + 20_000 + random.nextInt(2_000);
                if (beats == restartAfter) {
                    messenger.server(random.nextInt(2)).crash();
                }
                while (messenger.world().nowMillis() < next) {
                    messenger.world().runFor(4_000);
                    online(messenger, true, "never without a heartbeat for 55 s");
                }
                if (lost == 0 && random.chance(300)) {
                    lost = 1;
                } else {
                    lost = 0;
                    beat(messenger, "d0", "a1");
                }
            }
            Moment seen = beat(messenger, "d0", "a1");
            messenger.world().runFor(54_000);
            online(messenger, true, "54 s after the last heartbeat");
            messenger.world().runFor(seen.to() + 65_000 - messenger.world().nowMillis());
            for (int server = 0; server < 2; server++) {
                Presence presence = messenger.now(server, "presence", service -> service.presence("u0"));
                Expect.that("presence", presence != null && !presence.online(), "No heartbeat for 65 s, and still online.");
            }
        });
    }
}
