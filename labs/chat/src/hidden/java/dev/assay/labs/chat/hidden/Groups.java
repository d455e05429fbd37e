package dev.assay.labs.chat.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.chat.ChatPorts;
import dev.assay.labs.chat.ChatService;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.Kind;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.testbed.Messenger;
import dev.assay.labs.chat.testbed.Phone;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.PortCall;
import dev.assay.simulator.service.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Who sees what while people come and go, and what it takes to tell sixty of them. */
@Part(id = "C", title = "Groups and fan-out")
final class Groups {
    private static final long REST_MILLIS = 42_000;
    private static final int MOST_CALLS = 40;

    private static Messenger.Setup setup(ChatSolution solution) {
        return Messenger.Setup.of(solution, Submission.reference(ChatSolution.class));
    }

    private static void done(Messenger.Answer<Reply> answer, String what) {
        Expect.that("answer", answer.isThere(), what + " has no answer.");
        Expect.equal("membership", "The reply to " + what, new Reply.Done(), answer.value());
    }

    @Test
    @Check(
            id = "C1",
            title = "People join, leave and come back while others write: everybody sees just their stays",
            points = 6,
            schedules = 30,
            hint = "From the JOINED to the LEFT of each stay, both included. "
                    + "Pages, frames and heads, also for a phone that was off meanwhile.")
    void comeAndGo(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("talk");
            Messenger messenger = new Messenger(setup(solution), schedule);
            String g = messenger.conversation("g", "u0", "u1", "u2");
            List<Phone> phones = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                phones.add(messenger.phone("u" + i, "d0").online());
            }
            Phone guest = phones.get(3);
            messenger.world().runFor(1_000);
            for (int i = 0; i < 40; i++) {
                String text = "t" + i;
                Phone phone = phones.get(random.nextInt(4));
                messenger.world().after(random.nextInt(20_000), () -> phone.write(g, text));
            }
            boolean isAway = random.chance(500);
            if (isAway) {
                messenger.world().after(random.nextInt(14_000), () -> guest.offline(random.chance(500)));
                messenger.world().after(16_000 + random.nextInt(8_000), guest::online);
            }
            List<Messenger.Answer<Reply>> answers = new ArrayList<>();
            for (int step = 0; step < 4; step++) {
                messenger.world().runFor(2_500 + random.nextInt(1_000));
                // Others write at this very moment.
                phones.get(1).write(g, "one, before change " + step);
                phones.get(2).write(g, "another, before change " + step);
                messenger.world().runFor(20 + random.nextInt(60));
                if (step % 2 == 0) {
                    answers.add(messenger.ask("add u3", service -> service.add("u0", g, "u3")));
                    if (step == 0) { // others at the same moment
                        answers.add(messenger.ask("add u4", service -> service.add("u1", g, "u4")));
                        answers.add(messenger.ask("add u5", service -> service.add("u2", g, "u5")));
                    }
                } else {
                    answers.add(messenger.ask("remove u3", service -> service.remove(random.chance(500) ? "u3" : "u1", g, "u3")));
                    messenger.world().runFor(1_000);
                    if (!isAway) {
                        List<Phone.Shown> history = guest.history(g);
                        boolean isTold = !history.isEmpty() && history.getLast().message().kind() == Kind.LEFT;
                        Expect.that("left", isTold, "A second after u3 was removed, u3d0, which is online, does not show it.");
                    }
                }
            }
            messenger.world().runFor(10_000 + REST_MILLIS);
            answers.forEach(answer -> done(answer, "add or remove"));
            List<Message> transcript = messenger.audit().settle(g, "u0", false);
            List<String> changes = new ArrayList<>();
            transcript.stream().filter(message -> message.kind() != Kind.TEXT).forEach(message -> changes.add(message.kind()
                    + " " + message.body()));
            for (String change : List.of("JOINED u3", "LEFT u3")) {
                Expect.equal("membership", "How often " + change + " is in the transcript", 2L,
                        changes.stream().filter(change::equals).count());
            }
            for (String change : List.of("JOINED u4", "JOINED u5")) {
                Expect.equal("membership", "How often " + change + " is in the transcript", 1L,
                        changes.stream().filter(change::equals).count());
            }
            long size = transcript.size();
            long last = transcript.stream().filter(message -> message.kind() == Kind.LEFT).mapToLong(Message::seq).max().orElse(0);
            heads(messenger, "u0", g, size);
            heads(messenger, "u3", g, last);
        });
        removedWhileReading(solution);
    }

    private static void heads(Messenger messenger, String user, String conversation, long lastSeq) {
        Reply reply = messenger.now("beat", service -> service.beat(user, "d8", "c1"));
        if (!(reply instanceof Reply.Heads heads) || heads.heads() == null) {
            throw new Violation("API", "beat answers " + reply + ".");
        }
        Expect.equal("heads", "What beat says to " + user, List.of(new Reply.Head(conversation, lastSeq, 0)), heads.heads());
    }

    /** A page is read while its reader is removed and others go on: frozen before each of its calls. */
    private static void removedWhileReading(ChatSolution solution) {
        int calls = 1;
        for (int k = 0; k < Math.min(calls, MOST_CALLS); k++) {
            int frozen = k;
            Messenger[] now = new Messenger[1];
            int[] count = {-1};
            Faults faults = call -> {
                if (count[0] < 0 || !call.instance().equals("s0") || call.port().equals("log") || count[0]++ != frozen) {
                    return Faults.NONE;
                }
                return new Fault.PauseFor(() -> now[0].server(1).request("remove u1, and two messages", service -> {
                    service.remove("u0", "c-g", "u1");
                    service.send("u0", "d9", "c-g", "secret0", "secret");
                    service.send("u0", "d9", "c-g", "secret1", "secret");
                    return true;
                }), 3_000);
            };
            Messenger messenger = new Messenger(setup(solution).withServers(0L, 0L).withFaults(faults), Schedule.of(3));
            now[0] = messenger;
            String g = quiet(messenger, "u0", "u1");
            for (int i = 0; i < 3; i++) {
                String id = "x" + i;
                messenger.now(1, "send", service -> service.send("u0", "d9", g, id, "hello"));
            }
            messenger.world().runFor(1_000);
            count[0] = 0;
            Request<Reply> sync = messenger.server(0).request("sync", service -> service.sync("u1", "d0", g, 0));
            messenger.world().runFor(5_000);
            calls = count[0];
            count[0] = -1;
            if (!sync.isAnswered() || !(sync.result() instanceof Reply.Page page)) {
                throw new Violation("API", "sync of a member who is removed meanwhile: " + sync.state() + ".");
            }
            for (Message message : page.messages()) {
                Expect.that("I6", !message.body().equals("secret"),
                        "While u1 asked for a page, u1 was removed, and then a message was written: the "
                        + "page has it.");
            }
        }
    }

    /** A conversation whose fan-out runs on server 1 of 2, so that what server 0 does is requests. */
    private static String quiet(Messenger messenger, String... members) {
        Expect.equal("test", "The server that pushes for c-g", 1, ChatPorts.FANOUT.partitionOf("c-g") % 2);
        return messenger.conversation("g", "u0", members);
    }

    @Test
    @Check(
            id = "C2",
            title = "Sixty members: what send, fan-out and sync cost, and that all connections are told",
            points = 3,
            schedules = 2,
            hint = "send writes a few rows, however many read them. A worker that was told of it does the rest, also after an outage.")
    void sixty(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(setup(solution).withServers(0L, 0L), schedule);
            String[] members = new String[60];
            Set<String> connections = new TreeSet<>();
            for (int i = 0; i < 60; i++) {
                members[i] = "u" + i;
            }
            String g = quiet(messenger, members);
            for (int i = 0; i < 60; i++) {
                for (int d = 0; d <= i % 3; d++) {
                    String user = "u" + i;
                    String device = "d" + d;
                    connections.add(user + device + "-1");
                    messenger.now(1, "connected", service -> {
                        service.connected(user, device, user + device + "-1");
                        return true;
                    });
                }
            }
            messenger.world().runFor(3_000);
            int idle = window(messenger, 6_000).size();
            int before = messenger.world().calls().size();
            for (int i = 0; i < 3; i++) {
                String id = "x" + i;
                int from = messenger.world().calls().size();
                messenger.now(0, "send", service -> service.send("u0", "d0", g, id, "hello"));
                long calls = messenger.world().calls().stream().skip(from).filter(call -> isOf(call, "s0")).count();
                Expect.that("calls", calls <= 12, "send made " + calls + " port calls in a group of 60.");
            }
            window(messenger, 6_000);
            List<PortCall> made = messenger.world().calls().subList(before, messenger.world().calls().size());
            for (String connection : connections) {
                long pushes = made.stream().filter(call -> call.port().equals("push") && call.operation().equals("send "
                        + connection)).count();
                Expect.equal("fan-out", "How many of 3 messages are pushed to " + connection, 3L, Math.min(pushes, 3));
            }
            long calls = made.stream().filter(call -> isOf(call, "s1")).count() - idle;
            int most = 3 * (2 + 2 * 60 + connections.size()) + 30;
            Expect.that("calls", calls <= most, "To push 3 messages to 60 members with " + connections.size() + " connections took " + calls
                    + " calls; at most " + most + " are allowed.");
            for (int i = 3; i < 60; i++) {
                String id = "x" + i;
                messenger.now(1, "send", service -> service.send("u0", "d0", g, id, "hello"));
            }
            int from = messenger.world().calls().size();
            messenger.now(0, "sync", service -> service.sync("u7", "d0", g, 3));
            long reads = messenger.world().calls().stream().skip(from).filter(call -> isOf(call, "s0")).count();
            Expect.that("calls", reads <= 6, "A page of 50 messages took " + reads + " port calls.");
            messenger.world().runFor(20_000);
            afterOutage(messenger, g);
        });
    }

    private static boolean isOf(PortCall call, String server) {
        return call.instance().equals(server) && !call.port().equals("log") && !call.operation().startsWith("sleep");
    }

    private static List<PortCall> window(Messenger messenger, long millis) {
        int from = messenger.world().calls().size();
        messenger.world().runFor(millis);
        return messenger.world().calls().stream().skip(from).filter(call -> isOf(call, "s1")).toList();
    }

    private static void afterOutage(Messenger messenger, String conversation) {
        Phone phone = messenger.phone("u1", "d9").online();
        messenger.world().runFor(1_000);
        long now = messenger.world().nowMillis();
        messenger.store().isDown(now + 40, now + 3_000);
        var during = messenger.ask("send", service -> service.send("u0", "d0", conversation, "during", "hello"));
        messenger.world().runFor(12_000);
        Expect.that("answer", during.isThere(), "A message that was sent while the store was down for 3 s has no answer 9 s later.");
        int before = phone.frames().size();
        messenger.now(0, "send", service -> service.send("u0", "d0", conversation, "after", "hello"));
        messenger.world().runFor(2_000);
        Expect.that("fan-out", phone.frames().size() > before,
                "The store was down for 3 s; 9 s later a message is pushed to nobody any more.");
    }

    @Test
    @Check(
            id = "C3",
            title = "Groups made twice, the 101st member, and those who have no say",
            points = 3,
            schedules = 8,
            hint = "Again the same: the same reply. The rules stand at each method of the contract.")
    void rules(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(setup(solution), schedule);
            List<Messenger.Answer<Reply>> both = List.of(
                    messenger.ask("create", service -> service.create("g", "u0", List.of("u1", "u2", "u1"))),
                    messenger.ask("create", service -> service.create("g", "u0", List.of("u2", "u0", "u1"))));
            messenger.world().runFor(2_000);
            Reply first = both.getFirst().value();
            Expect.that("create", first instanceof Reply.Accepted accepted && accepted.seq() == 0, "create answers " + first + ".");
            Expect.equal("create", "The reply to the same create at the same moment", first, both.getLast().value());
            reply(messenger, "create with other members", new Reply.Rejected(Reply.Code.ID_REUSED), service ->
                    service.create("g", "u0", List.of("u1")));
            reply(messenger, "create by another", new Reply.Rejected(Reply.Code.ID_REUSED), service -> service.create("g",
                    "u1", List.of("u0", "u2")));
            reply(messenger, "create of no name", new Reply.Rejected(Reply.Code.INVALID), service -> service.create("g h",
                    "u0", List.of("u1")));
            List<String> many = new ArrayList<>();
            for (int i = 1; i <= 100; i++) {
                many.add("m" + i);
            }
            reply(messenger, "create with 101 members", new Reply.Rejected(Reply.Code.TOO_MANY_MEMBERS), service ->
                    service.create("h", "u0", many));
            many.removeLast();
            many.removeLast();
            String h = messenger.conversation("h", "u0", many.toArray(new String[0]));
            // 99 members: of two who come at once one is too many.
            List<Messenger.Answer<Reply>> two = List.of(
                    messenger.ask("add", service -> service.add("u0", h, "n1")),
                    messenger.ask("add", service -> service.add("m1", h, "n2")));
            messenger.world().runFor(2_000);
            long taken = two.stream().filter(answer -> answer.value() instanceof Reply.Done).count();
            long refused = two.stream().filter(answer -> new Reply.Rejected(Reply.Code.TOO_MANY_MEMBERS).equals(answer.value())).count();
            Expect.that("members", taken == 1 && refused == 1, "Two members are added at once where there is room for one: "
                    + two.getFirst().value() + " and " + two.getLast().value() + ".");
            reply(messenger, "add of a member of a full group", new Reply.Done(), service -> service.add("u0", h, "m5"));
            String g = "c-g";
            reply(messenger, "add by a stranger", new Reply.Rejected(Reply.Code.NOT_A_MEMBER), service -> service.add("u7", g, "u7"));
            reply(messenger, "remove by a stranger", new Reply.Rejected(Reply.Code.NOT_A_MEMBER), service -> service.remove("u7", g, "u0"));
            reply(messenger, "add to no conversation", new Reply.Rejected(Reply.Code.NO_SUCH_CONVERSATION), service ->
                    service.add("u0", "c-k", "u7"));
            reply(messenger, "remove from no conversation", new Reply.Rejected(Reply.Code.NO_SUCH_CONVERSATION),
                    service -> service.remove("u0", "c-k", "u7"));
            reply(messenger, "add of no name", new Reply.Rejected(Reply.Code.INVALID), service -> service.add("u0", g, ""));
            reply(messenger, "remove of no name", new Reply.Rejected(Reply.Code.INVALID), service -> service.remove("u0", g, "u/1"));
            reply(messenger, "add of a member", new Reply.Done(), service -> service.add("u0", g, "u1"));
            reply(messenger, "remove of a stranger", new Reply.Done(), service -> service.remove("u0", g, "u7"));
            Reply sent = messenger.now("send", service -> service.send("u2", "d0", g, "x1", "hello"));
            Expect.that("I1", sent instanceof Reply.Accepted accepted && accepted.seq() == 1,
                    "The first message, after adding a member and removing "
                    + "a stranger, which change nothing: " + sent + ".");
            reply(messenger, "remove of u2", new Reply.Done(), service -> service.remove("u1", g, "u2"));
            reply(messenger, "a repeated send of who has left", sent, service -> service.send("u2", "d0", g, "x1", "hello"));
            reply(messenger, "a new send of who has left", new Reply.Rejected(Reply.Code.NOT_A_MEMBER),
                    service -> service.send("u2", "d0", g, "x2", "hello"));
            reply(messenger, "add by who has left", new Reply.Rejected(Reply.Code.NOT_A_MEMBER), service -> service.add("u2", g, "u2"));
            List<Message> transcript = messenger.audit().transcript(g, "u0");
            Expect.equal("I1", "The number of messages", 2, transcript.size());
            Message left = transcript.get(1);
            Message wanted = new Message(g, 2, "u1", "", "", Kind.LEFT, "u2", left.at());
            Expect.equal("membership", "The message that says that u1 has removed u2", wanted, left);
        });
    }

    private static void reply(Messenger messenger, String what, Reply wanted,
            Function<ChatService, Reply> call) {
        Expect.equal("reply", "The reply to " + what, wanted, messenger.now(what, call));
    }
}
