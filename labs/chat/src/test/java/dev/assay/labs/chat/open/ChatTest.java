package dev.assay.labs.chat.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.BadMessage;
import dev.assay.kit.port.Crypto;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.Envelope;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Presence;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Session;
import dev.assay.labs.chat.Tick;
import dev.assay.labs.chat.testbed.Messenger;
import dev.assay.labs.chat.testbed.Phone;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.JdkCrypto;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The public tests of the lab "chat": a conversation, its accidents, a receipt, a heartbeat and two envelopes. */
@Part(id = "P", title = "Public tests")
final class ChatTest {
    @Test
    @Check(id = "P1", title = "Two devices and ten messages", schedules = 3, hint = "send, fanout, and a device that shows what is next.")
    void tenMessages(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(Messenger.Setup.of(solution, solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            List<Phone> phones = List.of(messenger.phone("u0", "d0").online(), messenger.phone("u1", "d0").online());
            messenger.world().runFor(1_000);
            for (int i = 0; i < 10; i++) {
                phones.get(i % 2).write(g, "t" + i);
                messenger.world().runFor(200);
            }
            messenger.world().runFor(2_000);
            messenger.audit().settle(g, "u0", true);
            messenger.audit().inTime(g, 500, phones);
        });
    }

    @Test
    @Check(id = "P2", title = "An answer is lost, and the message is stored once", schedules = 3,
            hint = "The same clientMessageId, the same reply.")
    void lostAnswer(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(Messenger.Setup.of(solution, solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Reply first = messenger.now("send", service -> service.send("u0", "d0", g, "x1", "hello"));
            Expect.that("send", first instanceof Reply.Accepted accepted && accepted.seq() == 1, "The first message gets " + first + ".");
            Expect.equal("send", "The reply to the same request", first, messenger.now("send", service -> service.send("u0",
                    "d0", g, "x1", "hello")));
            Expect.equal("send", "The number of messages", 1, messenger.audit().transcript(g, "u1").size());
        });
    }

    @Test
    @Check(id = "P3", title = "A device was away, and catches up", schedules = 3, hint = "A heartbeat's answer tells what is new.")
    void reconnect(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(Messenger.Setup.of(solution, solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Phone one = messenger.phone("u0", "d0").online();
            Phone other = messenger.phone("u1", "d0").online();
            messenger.world().runFor(1_000);
            one.write(g, "t0");
            messenger.world().runFor(1_000);
            other.offline(true);
            one.write(g, "t1");
            other.write(g, "t2");
            messenger.world().runFor(1_000);
            other.online();
            messenger.world().runFor(5_000);
            messenger.audit().settle(g, "u0", true);
        });
    }

    @Test
    @Check(id = "P4", title = "A third user joins, and sees what comes from then on", schedules = 3,
            hint = "JOINED is a message with a seq of its own.")
    void join(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(Messenger.Setup.of(solution, solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            messenger.now("send", service -> service.send("u0", "d0", g, "x1", "before"));
            Expect.equal("add", "The reply to add", new Reply.Done(), messenger.now("add", service -> service.add("u1", g, "u2")));
            messenger.now("send", service -> service.send("u2", "d0", g, "x1", "after"));
            Reply reply = messenger.now("sync", service -> service.sync("u2", "d0", g, 0));
            List<Message> transcript = messenger.audit().transcript(g, "u0");
            Expect.equal("sync", "What the third user sees", new Reply.Page(transcript.subList(1, 3), 3, false), reply);
        });
    }

    @Test
    @Check(id = "P5", title = "Sent, delivered, read", schedules = 3,
            hint = "One mark a user for what was delivered, one for what was read.")
    void ticks(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Messenger messenger = new Messenger(Messenger.Setup.of(solution, solution), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            messenger.now("send", service -> service.send("u0", "d0", g, "x1", "hello"));
            Expect.equal("tick", "The tick of what nobody has", Tick.SENT, messenger.now("receipt", service -> service.receipt(g, 1)));
            messenger.now("ack", service -> service.ack("u1", "d0", g, 1));
            Expect.equal("tick", "The tick of what was acknowledged", Tick.DELIVERED, messenger.now("receipt", service ->
                    service.receipt(g, 1)));
            messenger.now("read", service -> service.read("u1", "d0", g, 1));
            Expect.equal("tick", "The tick of what was read", Tick.READ, messenger.now("receipt", service -> service.receipt(g, 1)));
            messenger.now("beat", service -> service.beat("u1", "d0", "c1"));
            Presence presence = messenger.now("presence", service -> service.presence("u1"));
            Expect.that("presence", presence.online(), "After a heartbeat its user is not online.");
        });
    }

    @Test
    @Check(id = "P6", title = "A push is lost, and the next one shows it", schedules = 3,
            hint = "seq has no gaps: whoever gets 3 after 1 knows.")
    void lostPush(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            int[] pushes = new int[1];
            Faults faults = call -> call.port().equals("push") && call.operation().contains("u1d0") && pushes[0]++ == 1
                    ? new Fault.LostRequest() : Faults.NONE;
            Messenger messenger = new Messenger(Messenger.Setup.of(solution, solution).withFaults(faults), schedule);
            String g = messenger.conversation("g", "u0", "u1");
            Phone phone = messenger.phone("u1", "d0").online();
            messenger.world().runFor(1_000);
            for (int i = 0; i < 3; i++) {
                String id = "x" + i;
                messenger.now("send", service -> service.send("u0", "d9", g, id, id));
                messenger.world().runFor(500);
            }
            messenger.world().runFor(2_000);
            messenger.audit().settle(g, "u0", true);
        });
    }

    @Test
    @Check(id = "P7", title = "Two envelopes there, one back", hint = "The contract of Session lays down every byte.")
    void envelopes(ChatSolution solution) throws BadMessage {
        Crypto crypto = new JdkCrypto();
        byte[] secret = key(0);
        byte[] bobs = key(1);
        Session alice = solution.initiator(crypto, secret, crypto.publicKey(bobs), keys(2));
        Session bob = solution.responder(crypto, secret, bobs, keys(50));
        byte[] ad = {1, 2, 3};
        Envelope first = alice.encrypt(text("hello"), ad);
        Envelope second = alice.encrypt(text("Bob"), ad);
        Expect.equal("vector", "The ciphertext of the first", "ebe3593a91beb968e3a638f7bf95f7f993be81c9d1",
                HexFormat.of().formatHex(first.ciphertext()));
        Expect.that("opens", Arrays.equals(text("Bob"), bob.decrypt(second, ad)), "The second message is not what was written.");
        Expect.that("opens", Arrays.equals(text("hello"), bob.decrypt(first, ad)), "The first message, late, is not what was written.");
        Envelope reply = bob.encrypt(text("hello, Alice"), ad);
        Expect.equal("vector", "The ciphertext of the answer", 
                "9429975b3e033332b8c20937b5b2ca9d1afe6da3eb691a2dc338ba5d", HexFormat.of().formatHex(reply.ciphertext()));
        Expect.that("opens", Arrays.equals(text("hello, Alice"), alice.decrypt(reply, ad)), "The answer is not what was written.");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] key(int number) {
        byte[] key = new byte[Crypto.KEY_BYTES];
        Arrays.fill(key, (byte) (number + 1));
        return key;
    }

    private static Supplier<byte[]> keys(int first) {
        int[] next = {first};
        return () -> key(next[0]++);
    }
}
