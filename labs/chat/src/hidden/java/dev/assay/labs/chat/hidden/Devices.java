package dev.assay.labs.chat.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.Frame;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Presence;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Tick;
import dev.assay.labs.chat.testbed.Messenger;
import dev.assay.labs.chat.testbed.Phone;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Phones of a student's, with servers of the reference's unless the test says otherwise: what the screen shows in the end, and when. */
@Part(id = "B", title = "The device")
final class Devices {
    private static final long REST_MILLIS = 42_000;

    private static Messenger.Setup setup(ChatSolution solution) {
        return Messenger.Setup.of(Submission.reference(ChatSolution.class), solution);
    }

    /** Messages from somewhere else. */
    private static void seed(Messenger messenger, String conversation, int from, int to) {
        for (int i = from; i < to; i++) {
            int number = i;
            messenger.now("send", service -> service.send("u0", "d9", conversation, "s" + number, "s" + number));
        }
    }

    private static void complete(Phone phone, String conversation, int size, String rule, String sentence) {
        Expect.that(rule, phone.history(conversation).size() == size, sentence + " " + phone.name() + " shows "
                + phone.history(conversation).size() + " of " + size + " messages.");
    }

    @Test
    @Check(
            id = "B1",
            title = "On and off, three times, half of them without anybody being told",
            points = 5,
            schedules = 24,
            hint = "A frame may be missing before this one. "
                    + "Show what is next, keep what is early, ask for what is missing, and acknowledge.")
    void onAndOff(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Phone one = messenger.phone("u0", "d0").online();
            Phone other = messenger.phone("u1", "d0").online();
            messenger.world().runFor(1_000);
            for (int i = 0; i < 24; i++) {
                String text = "t" + i;
                Phone writer = random.chance(700) ? one : other;
                messenger.world().after(random.nextInt(18_000), () -> writer.write(g, text));
            }
            for (int i = 0; i < 3; i++) {
                boolean isTold = random.chance(500);
                boolean isSwap = random.chance(200);
                long away = 200 + random.nextInt(4_000);
                messenger.world().after(i * 6_000 + random.nextInt(1_500), () -> {
                    if (isSwap) {
                        other.online(); // from one network to another
                    } else {
                        other.offline(isTold);
                        messenger.world().after(away, other::online);
                    }
                });
            }
            messenger.world().runFor(20_000 + REST_MILLIS);
            List<Message> transcript = messenger.audit().settle(g, "u0", true);
            for (Message message : transcript) {
                Tick tick = messenger.now("receipt", service -> service.receipt(g, message.seq()));
                Expect.equal("ack", "Long after all was shown on both phones, the tick of message " + message.seq(), Tick.DELIVERED, tick);
            }
            one.reads(g, transcript.size());
            other.offline(true);
            other.reads(g, transcript.size());
            other.online();
            messenger.world().runFor(3_000);
            Tick tick = messenger.now("receipt", service -> service.receipt(g, transcript.size()));
            Expect.equal("read", "Long after both users have read it, one of them while offline, the tick of the last message",
                    Tick.READ, tick);
        });
    }

    @Test
    @Check(
            id = "B2",
            title = "The last message comes while the device connects, and then nobody writes",
            points = 4,
            schedules = 40,
            hint = "Online at the look-up, gone at the push. What does a heartbeat's answer tell?")
    void lastMessage(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            boolean[] isLost = new boolean[1];
            Faults faults = call -> isLost[0] && call.port().equals("push") && call.operation().contains("u1d0")
                    ? new Fault.LostRequest() : Faults.NONE;
            Messenger messenger = new Messenger(setup(solution).withFaults(faults), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Phone one = messenger.phone("u0", "d0").online();
            Phone other = messenger.phone("u1", "d0");
            if (random.chance(500)) {
                one.write(g, "t0");
                other.online();
                messenger.world().runFor(2_000);
                other.offline(random.chance(500));
            }
            messenger.world().runFor(2_000);
            isLost[0] = random.chance(400);
            messenger.world().after(random.nextInt(120), () -> one.write(g, "last"));
            messenger.world().after(random.nextInt(200), other::online);
            messenger.world().runFor(36_500);
            int size = messenger.audit().transcript(g, "u0").size();
            complete(other, g, size, "I5", "A message was stored while the device connected, and no later one came: 36 s later");
            messenger.audit().settle(g, "u0", true);
        });
    }

    @Test
    @Check(
            id = "B3",
            title = "Two users with three devices each: your servers and your devices together",
            points = 4,
            schedules = 12,
            hint = "A session belongs to a device, not to a user. The sender has other devices, and they show what this one sent.")
    void devices(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            Messenger messenger = new Messenger(Messenger.Setup.of(solution, solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            List<Phone> online = new ArrayList<>();
            List<Phone> offline = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Phone phone = messenger.phone("u" + i / 3, "d" + i % 3);
                if (i % 3 == 2) {
                    offline.add(phone);
                } else {
                    online.add(phone.online());
                }
            }
            messenger.world().runFor(1_000);
            for (int i = 0; i < 14; i++) {
                String text = "t" + i;
                Phone phone = random.chance(150) ? offline.get(random.nextInt(2)) : online.get(random.nextInt(4));
                messenger.world().after(random.nextInt(6_000), () -> phone.write(g, text));
            }
            messenger.world().runFor(8_000);
            messenger.audit().inTime(g, 500, online);
            offline.forEach(Phone::online);
            messenger.world().runFor(REST_MILLIS);
            messenger.audit().settle(g, "u0", true);
            messenger.audit().inTime(g, 500, online);
            online.get(2).reads(g, 3);
            messenger.world().runFor(1_000);
            Frame told = new Frame.ReadUpTo(g, 3);
            for (Phone phone : messenger.phones()) {
                boolean isOther = phone.user().equals("u1") && phone != online.get(2);
                Expect.equal("read", "After " + online.get(2).name() + " has read up to 3, that " + phone.name()
                        + " is told of it", isOther,
                        phone.frames().contains(told));
            }
        });
    }

    @Test
    @Check(
            id = "B4",
            title = "Devices crash, also in the middle of what they do, on a network that loses a tenth",
            points = 5,
            schedules = 40,
            hint = "What must be on the disk before you do what cannot be undone? The history itself says where it ends.")
    void crashes(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            List<Phone> phones = List.of(messenger.phone("u0", "d0").online(), messenger.phone("u1", "d0").online());
            messenger.world().runFor(1_000);
            String h = messenger.conversation("h", "u1", "u0");
            messenger.lose(100);
            for (int i = 0; i < 24; i++) {
                String text = "t" + i;
                Phone phone = phones.get(random.nextInt(2));
                String where = random.chance(750) ? g : h;
                int at = random.nextInt(20_000);
                messenger.world().after(at, () -> phone.write(where, text));
                if (random.chance(300)) {
                    messenger.world().after(at + 1 + random.nextInt(60), () -> phone.write(where, text + "b"));
                }
                if (i % 6 == 0) {
                    messenger.world().after(at + random.nextInt(200), () -> phone.crash(500 + random.nextInt(2_000)));
                }
                if (i % 6 == 3) {
                    messenger.world().after(at, () -> phone.crashWithin(1 + random.nextInt(5)));
                }
            }
            messenger.world().runFor(26_000);
            messenger.calm();
            messenger.world().runFor(20_000 + REST_MILLIS);
            messenger.audit().settle(g, "u0", true);
            messenger.audit().settle(h, "u0", true);
        });
    }

    @Test
    @Check(
            id = "B5",
            title = "137 messages missed: caught up in five seconds, page by page",
            points = 3,
            schedules = 6,
            hint = "A page says whether there is more, and from where.")
    void catchUp(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Phone phone = messenger.phone("u1", "d0");
            int known = schedule.choose(2, "known") * 3;
            if (known > 0) {
                phone.online();
                seed(messenger, g, 0, known);
                messenger.world().runFor(2_000);
                phone.offline(true);
                messenger.world().runFor(1_000);
            }
            int before = phone.pages();
            seed(messenger, g, known, known + 137);
            messenger.world().runFor(2_000);
            phone.online();
            messenger.world().runFor(5_000);
            complete(phone, g, known + 137, "catch-up", "Five seconds after coming online,");
            Expect.that("catch-up", phone.pages() - before <= 4, "For 137 missed messages and pages of 50, the device asked for "
                    + (phone.pages() - before) + " pages.");
            messenger.audit().settle(g, "u0", true);
        });
    }

    @Test
    @Check(
            id = "B6",
            title = "Catching up while 40 % of all requests and answers are lost",
            points = 4,
            schedules = 24,
            hint = "onFailed tells that nothing has come back. Whatever it was: again.")
    void lossyCatchUp(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Phone phone = messenger.phone("u1", "d0");
            seed(messenger, g, 0, 60 + random.nextInt(60));
            messenger.world().runFor(1_000);
            messenger.lose(400);
            if (random.chance(500)) { // which would bring a frame, and with it a reason to ask
                phone.write(g, "written offline");
            }
            phone.online();
            messenger.world().runFor(1_000 + random.nextInt(9_000));
            messenger.calm();
            messenger.world().runFor(9_000);
            List<Message> transcript = messenger.audit().settle(g, "u0", true);
            complete(phone, g, transcript.size(), "catch-up", "After 9 s without loss,");
            phone.reads(g, transcript.size());
            messenger.world().runFor(500);
            messenger.lose(1_000);
            phone.reads(g, transcript.size() + 1);
            seed(messenger, g, 900, 901);
            messenger.world().runFor(1_000);
            messenger.calm();
            messenger.world().runFor(11_000);
            Tick tick = messenger.now("receipt", service -> service.receipt(g, transcript.size() + 1));
            Expect.equal("retry", "The tick of a message whose reading was told when all requests were lost, long after", Tick.READ, tick);
        });
    }

    @Test
    @Check(
            id = "B7",
            title = "What comes late from an old connection changes nothing (your servers)",
            points = 2,
            schedules = 12,
            hint = "The newest connection of a device counts, and connections' names grow. What was closed stays closed.")
    void oldConnections(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            Messenger messenger = new Messenger(Messenger.Setup.of(solution, Submission.reference(ChatSolution.class)), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Phone phone = messenger.phone("u1", "d0").online();
            messenger.world().runFor(1_000);
            String old = phone.connection();
            phone.offline(false);
            phone.online();
            String fresh = phone.connection();
            messenger.world().runFor(1_000);
            List<Integer> late = new ArrayList<>(List.of(0, 1, 2));
            for (int i = 0; i < 3; i++) {
                late(messenger, late.remove(random.nextInt(late.size())), old);
            }
            seed(messenger, g, 0, 1);
            messenger.world().runFor(1_000);
            complete(phone, g, 1, "pushed", "After a late disconnected, beat and connected of " + old + ", and " + fresh
                    + " open, a second after a message:");
            phone.offline(true);
            messenger.world().runFor(500);
            late(messenger, 1 + random.nextInt(2), fresh);
            String never = fresh + "z";
            if (random.chance(500)) {
                messenger.now("disconnected", service -> done(() -> service.disconnected("u1", "d0", never)));
                messenger.now("connected", service -> done(() -> service.connected("u1", "d0", never)));
            }
            int calls = messenger.world().calls().size();
            seed(messenger, g, 1, 2);
            messenger.world().runFor(1_000);
            boolean isPushed = messenger.world().calls().stream().skip(calls).anyMatch(call -> call.port().equals("push")
                    && call.operation().contains("u1d0"));
            Expect.that("closed", !isPushed, "A closed connection was opened again by what came late, and a frame was pushed to it.");
            Presence presence = messenger.now("presence", service -> service.presence("u1"));
            Expect.that("closed", presence != null && !presence.online(), "A closed connection makes its user online.");
        });
    }

    private static void late(Messenger messenger, int which, String connection) {
        switch (which) {
            case 0 -> messenger.now("disconnected", service -> done(() -> service.disconnected("u1", "d0", connection)));
            case 1 -> messenger.now("connected", service -> done(() -> service.connected("u1", "d0", connection)));
            default -> {
                Reply reply = messenger.now("beat", service -> service.beat("u1", "d0", connection));
                if (!(reply instanceof Reply.Heads)) {
                    throw new Violation("API", "beat of an old connection answers " + reply + ".");
                }
            }
        }
    }

    private static boolean done(Runnable call) {
        call.run();
        return true;
    }

    @Test
    @Check(
            id = "B8",
            title = "One push is lost, another comes twice, a third too early",
            points = 3,
            schedules = 24,
            hint = "A gap is seen at the next frame. Ask at once, and do not show what comes after it before it is filled.")
    void onePushLost(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            boolean[] isLost = new boolean[1];
            Faults faults = call -> isLost[0] && call.port().equals("push") && call.operation().contains("u1d0")
                    ? new Fault.LostRequest() : Faults.NONE;
            Messenger messenger = new Messenger(setup(solution).withFaults(faults), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Phone phone = messenger.phone("u1", "d0").online();
            messenger.world().runFor(1_000);
            int before = random.nextInt(3);
            seed(messenger, g, 0, before);
            messenger.world().runFor(1_000);
            isLost[0] = true;
            int lost = 1 + random.nextInt(2);
            seed(messenger, g, before, before + lost);
            messenger.world().runFor(1_000);
            isLost[0] = false;
            seed(messenger, g, before + lost, before + lost + 1);
            messenger.world().runFor(2_100);
            complete(phone, g, before + lost + 1, "gap", "Two seconds after the next frame,");
            // Once more, and what nobody has sent yet: as after a crash of who pushes.
            for (Phone.Shown shown : phone.history(g)) {
                phone.receive(new Frame.Deliver(shown.message()));
            }
            isLost[0] = true;
            seed(messenger, g, before + lost + 1, before + lost + 4);
            List<Message> transcript = messenger.audit().transcript(g, "u0");
            for (int i = 0; i < 5; i++) {
                phone.receive(new Frame.Deliver(transcript.get(transcript.size() - 1 - random.nextInt(3))));
            }
            isLost[0] = false;
            messenger.world().runFor(2_100);
            complete(phone, g, transcript.size(), "gap", "Two seconds after frames in a wrong order,");
            messenger.audit().settle(g, "u0", true);
        });
    }
}
