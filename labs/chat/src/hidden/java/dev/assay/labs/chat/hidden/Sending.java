package dev.assay.labs.chat.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.testbed.Messenger;
import dev.assay.labs.chat.testbed.Phone;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Servers of a student's with phones of the reference's: every accepted message once, at its place, whatever goes wrong on the way. */
@Part(id = "A", title = "Sequence and idempotent send")
final class Sending {
    /** A beat, a timeout and a second time-out: after this everybody has pulled what no push has brought. */
    private static final long REST_MILLIS = 42_000;

    private static final List<Fault> DATABASE = List.of(new Fault.Refused(), new Fault.LostRequest(), new Fault.LostReply());

    private static Messenger.Setup setup(ChatSolution solution) {
        return Messenger.Setup.of(solution, Submission.reference(ChatSolution.class));
    }

    @Test
    @Check(
            id = "A1",
            title = "Two users, twenty messages: in order, once, on both screens within half a second",
            points = 4,
            schedules = 20,
            hint = "send stores and tells the log; fanout pushes; sync gives what no push has brought. "
                    + "The sender's devices get a push too.")
    void conversation(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            List<Phone> phones = List.of(messenger.phone("u0", "d0").online(), messenger.phone("u1", "d0").online());
            messenger.world().runFor(1_000);
            for (int i = 0; i < 20; i++) {
                String text = "t" + i;
                Phone phone = phones.get(random.nextInt(2));
                messenger.world().after(random.nextInt(8_000), () -> phone.write(g, text));
            }
            messenger.world().runFor(10_000 + REST_MILLIS);
            messenger.audit().settle(g, "u0", true);
            messenger.audit().inTime(g, 500, phones);
        });
    }

    @Test
    @Check(
            id = "A2",
            title = "Six senders at once on three servers: no gap, no number twice",
            points = 5,
            schedules = 30,
            hint = "Reading a counter and writing it back is two calls, and others come in between. Lock the row that counts.")
    void atOnce(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1", "u2", "u3", "u4", "u5");
            List<Phone> phones = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                phones.add(messenger.phone("u" + i, "d0").online());
            }
            messenger.world().runFor(1_000);
            int spread = 1 + random.nextInt(60);
            for (int i = 0; i < 30; i++) {
                Phone phone = phones.get(i % 6);
                String text = "t" + i;
                messenger.world().after(i < 6 ? random.nextInt(spread) : 60 + 20 * i, () -> phone.write(g, text));
            }
            messenger.world().runFor(8_000 + REST_MILLIS);
            messenger.audit().settle(g, "u0", true);
        });
    }

    @Test
    @Check(
            id = "A3",
            title = "A network that loses a quarter and does a third twice",
            points = 5,
            schedules = 30,
            hint = "A request that comes again has to find what became of the first one, on every server and at any time.")
    void badNetwork(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            List<Phone> phones = List.of(messenger.phone("u0", "d0").online(), messenger.phone("u1", "d0").online());
            messenger.world().runFor(1_000);
            messenger.lose(250).repeat(300);
            talk(messenger, schedule, g, phones, 14, 20_000);
            messenger.world().runFor(40_000);
            messenger.calm();
            messenger.world().runFor(20_000 + REST_MILLIS);
            messenger.audit().settle(g, "u0", true);
        });
    }

    @Test
    @Check(
            id = "A4",
            title = "A database and a log that fail one call in twenty",
            points = 4,
            schedules = 30,
            hint = "What belongs together belongs into one transaction. Accepted means that the commit has come through.")
    void badDatabase(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(setup(solution).withFaults(Faults.sometimes(schedule, 50, DATABASE)), schedule);
            String g = messenger.conversation("g", "u0", "u1", "u2");
            List<Phone> phones = List.of(
                    messenger.phone("u0", "d0").online(), messenger.phone("u1", "d0").online(), messenger.phone("u2", "d0").online());
            messenger.world().runFor(1_000);
            talk(messenger, schedule, g, phones, 15, 15_000);
            messenger.world().runFor(30_000);
            messenger.calm();
            messenger.world().runFor(20_000 + REST_MILLIS);
            messenger.audit().settle(g, "u0", true);
        });
    }

    private static void talk(Messenger messenger, Schedule schedule, String conversation, List<Phone> phones, int messages, int millis) {
        RandomStream random = schedule.stream("talk");
        for (int i = 0; i < messages; i++) {
            String text = "t" + i;
            Phone phone = phones.get(random.nextInt(phones.size()));
            messenger.world().after(random.nextInt(millis), () -> phone.write(conversation, text));
        }
    }

    @Test
    @Check(
            id = "A5",
            title = "A server dies before or after any call, or does not hear its answer",
            points = 4,
            hint = "Between two calls of yours the process can end. What has to be true then?")
    void deaths(ChatSolution solution) {
        int[] range = new int[2];
        Schedule schedule = Schedule.of(5);
        deathScene(solution, schedule, Faults.none(), range);
        for (Fault fault : List.of(new Fault.CrashBefore(), new Fault.CrashAfter(), new Fault.LostReply())) {
            for (int number = range[0]; number < Math.min(range[1], range[0] + 45); number++) {
                try {
                    deathScene(solution, schedule, Faults.at(Map.of(number, fault)), new int[2]);
                } catch (Violation violation) {
                    throw new Violation(violation.rule(), violation.sentence() + " (" + fault + " at call " + (number - range[0]) + ")");
                }
            }
        }
    }

    private static void deathScene(ChatSolution solution, Schedule schedule, Faults faults, int[] range) {
        Messenger messenger = new Messenger(setup(solution).withServers(0L, 0L).withFaults(faults), schedule);
        String g = messenger.conversation("g", "u0", "u1");
        Phone one = messenger.phone("u0", "d0").online();
        Phone other = messenger.phone("u1", "d0").online();
        messenger.world().runFor(1_000);
        range[0] = messenger.world().calls().size();
        one.write(g, "t0");
        other.write(g, "t1");
        messenger.world().runFor(60);
        one.write(g, "t2");
        messenger.world().runFor(940);
        range[1] = messenger.world().calls().size();
        messenger.world().runFor(7_000);
        messenger.calm();
        other.write(g, "t3");
        messenger.world().runFor(REST_MILLIS);
        messenger.audit().settle(g, "u0", true);
    }

    @Test
    @Check(
            id = "A6",
            title = "One id three times at once, one id of several devices, strangers, nonsense, and page by page",
            points = 2,
            schedules = 12,
            hint = "A clientMessageId is unique for its device only. A repeated request is answered as the first was.")
    void ids(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1", "u0d");
            String h = messenger.conversation("h", "u0", "u1");
            List<Request<Reply>> three = new ArrayList<>();
            for (int server = 0; server < 3; server++) {
                int number = server;
                messenger.world().after(schedule.stream("spread").nextInt(8), () -> three.add(
                        messenger.server(number).request("send", service -> service.send("u0", "d0", g, "x1", "hello"))));
            }
            messenger.world().runFor(1_500);
            for (Request<Reply> one : three) {
                Expect.that("answer", one.isAnswered(), "One id three times at once: a request has no answer although nothing went wrong.");
                Expect.that("I2", one.result() instanceof Reply.Accepted accepted && accepted.seq() == 1, "One clientMessageId, sent three "
                        + "times at once to an empty conversation, got " + one.result() + ".");
                Expect.equal("I2", "The reply to the same request", three.getFirst().result(), one.result());
            }
            Expect.equal("I2", "The reply to the same request, later", three.getFirst().result(),
                    messenger.now("send", service -> service.send("u0", "d0", g, "x1", "hello")));
            accepted(messenger, "u0", "d1", g, 2, "another device's message with the same id");
            accepted(messenger, "u1", "d0", g, 3, "another user's message with the same id");
            accepted(messenger, "u0d", "0", g, 4, "the message of user u0d's device 0 with the same id");
            accepted(messenger, "u1", "d9", h, 1, "the first message of another conversation");
            rejected(messenger, "u0", "d0", g, "x1", "another text", Reply.Code.ID_REUSED);
            rejected(messenger, "u0", "d0", h, "x1", "hello", Reply.Code.ID_REUSED);
            rejected(messenger, "u9", "d0", g, "x1", "hello", Reply.Code.NOT_A_MEMBER);
            rejected(messenger, "u0", "d0", "c-nobody", "x2", "hello", Reply.Code.NO_SUCH_CONVERSATION);
            rejected(messenger, "u0", "d0", g, "x2", "", Reply.Code.INVALID);
            rejected(messenger, "u0", "d0", g, "x2", null, Reply.Code.INVALID);
            rejected(messenger, "u0", "d0", g, "x2", "x".repeat(4_097), Reply.Code.INVALID);
            rejected(messenger, "u0", "d0", g, "x/2", "hello", Reply.Code.INVALID);
            rejected(messenger, "u0", "", g, "x2", "hello", Reply.Code.INVALID);
            accepted(messenger, "u0", "d0", g, "x2", "x".repeat(4_096), 5);
            for (int i = 6; i <= 123; i++) {
                accepted(messenger, i % 2 == 0 ? "u0" : "u1", "d0", g, "y" + i, "text " + i, i);
            }
            List<Message> transcript = messenger.audit().transcript(g, "u1");
            Expect.equal("I1", "The number of messages of " + g, 123, transcript.size());
            pages(messenger, g, transcript);
            Expect.equal("sync", "sync of who was never a member, after 7", new Reply.Page(List.of(), 7, false),
                    messenger.now("sync", service -> service.sync("u9", "d0", g, 7)));
            Expect.equal("sync", "sync of no conversation", new Reply.Rejected(Reply.Code.NO_SUCH_CONVERSATION),
                    messenger.now("sync", service -> service.sync("u0", "d0", "c-nobody", 0)));
            Expect.equal("sync", "sync after -1", new Reply.Rejected(Reply.Code.INVALID),
                    messenger.now("sync", service -> service.sync("u0", "d0", g, -1)));
        });
    }

    private static void pages(Messenger messenger, String conversation, List<Message> transcript) {
        int size = transcript.size();
        for (int after : new int[] {0, 1, 49, 50, size - 51, size - 50, size - 1, size, size + 10}) {
            Reply reply = messenger.now("sync", service -> service.sync("u0", "d0", conversation, after));
            if (!(reply instanceof Reply.Page page)) {
                throw new Violation("API", "sync of a member answers " + reply + ".");
            }
            int to = (int) Math.min(page.coveredUpTo(), size);
            List<Message> wanted = after >= to ? List.of() : transcript.subList(after, to);
            Expect.that("page", page.messages().equals(wanted), "A page after " + after + " of " + size
                    + " messages that says it covers up to "
                    + page.coveredUpTo() + " has " + page.messages().size() + " messages, not those.");
            Expect.that("page", page.messages().size() <= Messenger.config().pageSize(), "A page has " + page.messages().size()
                    + " messages.");
            Expect.equal("page", "'more' of a page after " + after + " of " + size + " messages, covered up to " + page.coveredUpTo(),
                    page.coveredUpTo() < size, page.more());
            Expect.that("page", page.coveredUpTo() >= Math.min(after, size), "A page after " + after + " covers up to "
                    + page.coveredUpTo() + ".");
        }
    }

    private static void accepted(Messenger messenger, String user, String device, String conversation, long seq, String what) {
        Reply reply = messenger.now("send", service -> service.send(user, device, conversation, "x1", "hello"));
        Expect.that("I3", reply instanceof Reply.Accepted accepted && accepted.seq() == seq, "The reply to " + what
                + " must be Accepted with seq "
                + seq + ", but is " + reply + ".");
    }

    private static void accepted(Messenger messenger, String user, String device, String conversation, String id, String body, long seq) {
        Reply reply = messenger.now("send", service -> service.send(user, device, conversation, id, body));
        Expect.that("I1", reply instanceof Reply.Accepted accepted && accepted.seq() == seq, "The reply to message " + seq
                + " is " + reply + ".");
    }

    private static void rejected(Messenger messenger, String user, String device, String conversation, String id, String body,
            Reply.Code code) {
        Reply reply = messenger.now("send", service -> service.send(user, device, conversation, id, body));
        Expect.equal("code", "The reply to send(" + user + ", " + device + ", " + conversation + ", " + id + ", "
                + (body == null ? "null" : body.length() + " characters") + ")", new Reply.Rejected(code), reply);
    }
}
