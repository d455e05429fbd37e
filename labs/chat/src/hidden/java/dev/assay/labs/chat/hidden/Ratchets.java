package dev.assay.labs.chat.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.kit.port.BadMessage;
import dev.assay.kit.port.Crypto;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.Envelope;
import dev.assay.labs.chat.Session;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.JdkCrypto;
import dev.assay.simulator.service.PlainData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The double ratchet: what two sides understand, in any order, and what nobody else ever can. */
@Part(id = "E", title = "Double ratchet")
final class Ratchets {
    private static final Crypto CRYPTO = new JdkCrypto();
    private static final byte[] AD = "u0d0>u1d0".getBytes(StandardCharsets.US_ASCII);

    /** What was written, and what was made of it. */
    private record Sealed(Envelope envelope, byte[] plaintext, String name) {}

    /** Two sides that share a secret, each with its own source of keys. */
    private static final class Pair {
        private final List<Session> sides = new ArrayList<>();
        private final RandomStream random;
        private final byte[] bobsPublic;
        private int written;

        /** Alice, number 0, writes first. */
        Pair(ChatSolution alice, ChatSolution bob, Schedule schedule) {
            random = schedule.stream("ratchet");
            byte[] secret = bytes(random, 32);
            byte[] bobs = bytes(random, 32);
            bobsPublic = CRYPTO.publicKey(bobs);
            sides.add(made(alice.initiator(CRYPTO, secret.clone(), bobsPublic.clone(), keys(schedule, "alice"))));
            sides.add(made(bob.responder(CRYPTO, secret.clone(), bobs.clone(), keys(schedule, "bob"))));
        }

        Sealed seal(int side) {
            byte[] plaintext = ("message " + written + " " + "x".repeat(random.nextInt(20))).getBytes(StandardCharsets.US_ASCII);
            return new Sealed(sealed(sides.get(side), plaintext), plaintext, "message " + written++);
        }

        void open(int side, Sealed sealed) {
            opens(sides.get(side), sealed, "");
        }

        /** A few messages there and back, so that chains of their own are under way. */
        void warmUp(int rounds) {
            for (int i = 0; i < 2 * rounds; i++) {
                open((i + 1) % 2, seal(i % 2));
            }
        }
    }

    private static Session made(Session session) {
        if (session == null) {
            throw new Violation("API", "A session is null.");
        }
        return session;
    }

    private static Supplier<byte[]> keys(Schedule schedule, String whose) {
        RandomStream random = schedule.stream("keys of " + whose);
        return () -> bytes(random, 32);
    }

    private static byte[] bytes(RandomStream random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static Envelope sealed(Session session, byte[] plaintext) {
        Envelope envelope = session.encrypt(plaintext.clone(), AD.clone());
        if (envelope == null || envelope.ratchetKey() == null || envelope.ciphertext() == null) {
            throw new Violation("API", "encrypt gives an envelope that is null or has something that is null.");
        }
        return PlainData.copy(envelope);
    }

    private static void opens(Session session, Sealed sealed, String when) {
        byte[] plaintext;
        try {
            plaintext = session.decrypt(PlainData.copy(sealed.envelope()), AD.clone());
        } catch (BadMessage e) {
            throw new Violation("opens", sealed.name() + " (number " + sealed.envelope().number() + ", previousCount "
                    + sealed.envelope().previousCount() + ") cannot be opened" + when + ".");
        }
        Expect.that("opens", Arrays.equals(sealed.plaintext(), plaintext), sealed.name() + " is opened" + when + ", and is another.");
    }

    private static void refuses(Session session, Envelope envelope, byte[] ad, String sentence) {
        try {
            session.decrypt(PlainData.copy(envelope), ad.clone());
        } catch (BadMessage e) {
            return;
        }
        throw new Violation("refuses", sentence);
    }

    // ------------------------------------------------------------------------------------------------------ vectors

    /** Made by another implementation of the contract, in another language. */
    private static final List<String> VECTORS = List.of(
            "7e648fd8413e1c3f2a4f1e5cd124435cd5eb9d506e39027ef39dc9cb0685eb57 "
                    + "0 0 9126c477d1b770ff645c478f5a1e21a6b3ea8ba0c9ed239063",
            "7e648fd8413e1c3f2a4f1e5cd124435cd5eb9d506e39027ef39dc9cb0685eb57 "
                    + "0 1 9de808c2103de25400c2fd6d6f9cf44feecada50973db5ff13",
            "ee68ed7347f7d3ab675ffce47f31dc98ca749bc1bfd5ebc000719067bbd44972 "
                    + "0 0 1758cb24abafea0cd841427e5c540f7392032c0c02abc66ae7",
            "ee68ed7347f7d3ab675ffce47f31dc98ca749bc1bfd5ebc000719067bbd44972 "
                    + "0 1 6248bc83c5a53fdcffd51acbf7dc0369cbbd4076ffbedaa32f",
            "ee68ed7347f7d3ab675ffce47f31dc98ca749bc1bfd5ebc000719067bbd44972 "
                    + "0 2 9cf6e4c37731577dc914432a9b8dd50c6b62002ae4674c42d0",
            "b49ea8415fc5df13e0cfbb22e8c1c2c4459094ad393ca32c27bad8964a06be24 "
                    + "2 0 ef53a2579bb1b665c225b0d616c0372b7730254274f2a5a18a",
            "b49ea8415fc5df13e0cfbb22e8c1c2c4459094ad393ca32c27bad8964a06be24 "
                    + "2 1 c80ee5b5360bad08fc47266d7a38d07d725e517db8d55e6e70",
            "f676b0801cd4bafea80f71854b43a9135ada65b975a13241d4949d962ed87e7b "
                    + "3 0 b53373e2b98355f0e54fcb5e57fd0250f28ff67765eb74b3fd",
            "677c80d9e677f63351b7a29dce4c62a49c71e5451a3ac5508f8c83f040320634 "
                    + "2 0 9b9c04d862834f1711db5e3c19852fc901297a5a33251ad27c",
            "e6503f090a532fdefe0f4c3c61874fcefefbb2157bb1fe3e4a5a704f0584d123 "
                    + "1 0 e291ca60253e614289c2b3a1bb8f6c01154033e7f5e3db45e0",
            "e6503f090a532fdefe0f4c3c61874fcefefbb2157bb1fe3e4a5a704f0584d123 "
                    + "1 1 1dcc5a9f2afad5ced4979cf060076a07998846a4e8f4aecf3496",
            "f6f5c4125cc409d8d38bb3cbadefdbefe6872ffea5fa004dd0be99df8f90151b "
                    + "1 0 0e59de32a3470e19921ef89975ec28ef247c361f38bd5a724d09");

    /** A letter sends the next message; a letter and a number open that one. */
    private static final List<String> STEPS = List.of(
            "A A b1 b0 B B B a2 a4 A A b6 B a3 a7 A b5 b8 B B a10 a9 A b11".split(" "));

    /** Private keys that anybody can make again. */
    private static Supplier<byte[]> plainKeys(int side) {
        int[] draws = new int[1];
        return () -> plainKey(side, draws[0]++);
    }

    private static byte[] plainKey(int side, int draw) {
        byte[] key = new byte[Crypto.KEY_BYTES];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (17 * side + 31 * draw + 7 * i + 1);
        }
        return key;
    }

    @Test
    @Check(
            id = "E1",
            title = "Twelve envelopes, byte for byte",
            points = 3,
            hint = "The contract lays down every byte: labels, salts, the order of root and chain, what is authenticated.")
    void vectors(ChatSolution solution) {
        byte[] secret = new byte[Crypto.KEY_BYTES];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) i;
        }
        byte[] bobs = plainKey(9, 0);
        Session alice = made(solution.initiator(CRYPTO, secret, CRYPTO.publicKey(bobs), plainKeys(1)));
        Session bob = made(solution.responder(CRYPTO, secret, bobs, plainKeys(2)));
        Expect.refused("encrypt of a responder that has heard of nobody", IllegalStateException.class, () -> bob.encrypt(new byte[1], AD));
        Expect.refused("encrypt of null", IllegalArgumentException.class, () -> alice.encrypt(null, AD));
        Expect.refused("a shared secret of 31 bytes", IllegalArgumentException.class,
                () -> solution.responder(CRYPTO, new byte[31], bobs, plainKeys(2)));
        Expect.refused("an initiator for a public key of zeros", IllegalArgumentException.class,
                () -> solution.initiator(CRYPTO, secret, new byte[32], plainKeys(1)));
        int sent = 0;
        for (String step : STEPS) {
            Session session = step.charAt(0) == 'A' || step.charAt(0) == 'a' ? alice : bob;
            if (step.length() == 1) {
                same(sent, sealed(session, ("message " + sent).getBytes(StandardCharsets.US_ASCII)));
                sent++;
            } else {
                int number = Integer.parseInt(step.substring(1));
                opens(session, vector(number), "");
            }
        }
    }

    private static Sealed vector(int number) {
        String[] parts = VECTORS.get(number).split(" ");
        HexFormat hex = HexFormat.of();
        Envelope envelope = new Envelope(
                hex.parseHex(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), hex.parseHex(parts[3]));
        String text = "message " + number;
        return new Sealed(envelope, text.getBytes(StandardCharsets.US_ASCII), text);
    }

    private static void same(int number, Envelope actual) {
        Envelope expected = vector(number).envelope();
        String which = "Envelope " + number + " of twelve: ";
        Expect.equal("vector", which + "number", expected.number(), actual.number());
        Expect.equal("vector", which + "previousCount", expected.previousCount(), actual.previousCount());
        Expect.that("vector", Arrays.equals(expected.ratchetKey(), actual.ratchetKey()), which + "ratchetKey is another.");
        Expect.that("vector", Arrays.equals(expected.ciphertext(), actual.ciphertext()), which
                + "the header is right, the ciphertext is another.");
    }

    // ----------------------------------------------------------------------------------------------- conversations

    @Test
    @Check(
            id = "E2",
            title = "Another implementation understands yours, and you understand it, in both roles",
            points = 3,
            schedules = 6,
            hint = "Two sides of the same mistake understand each other. Compare with the contract line by line.")
    void another(ChatSolution solution, Schedules schedules) {
        ChatSolution reference = Submission.reference(ChatSolution.class);
        schedules.forEach(schedule -> {
            for (int mine = 0; mine < 2; mine++) {
                Pair pair = mine == 0 ? new Pair(solution, reference, schedule) : new Pair(reference, solution, schedule);
                for (int i = 0; i < 12; i++) {
                    int from = i == 0 ? 0 : pair.random.nextInt(2);
                    if (i == 1) {
                        from = 1;
                    }
                    Sealed sealed = pair.seal(from);
                    String who = from == mine ? "the reference cannot open yours" : "you cannot open the reference's";
                    opens(pair.sides.get(1 - from), sealed, ": " + who);
                }
            }
        });
    }

    @Test
    @Check(
            id = "E3",
            title = "Messages in any order, and some that never come",
            points = 3,
            schedules = 5,
            hint = "Keys of missing messages are kept: of this chain, and of the one before when a new one begins.")
    void anyOrder(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Pair pair = new Pair(solution, solution, schedule);
            pair.open(1, pair.seal(0));
            List<List<Sealed>> underWay = List.of(new ArrayList<>(), new ArrayList<>());
            for (int step = 0; step < 130; step++) {
                int side = pair.random.nextInt(2);
                List<Sealed> coming = underWay.get(side);
                if (pair.random.chance(600) && underWay.get(1 - side).size() < 40) {
                    underWay.get(1 - side).add(pair.seal(side));
                } else if (!coming.isEmpty()) {
                    Sealed next = coming.remove(pair.random.nextInt(coming.size()));
                    if (pair.random.chance(950)) {
                        pair.open(side, next);
                    }
                }
            }
            for (int side = 0; side < 2; side++) {
                for (Sealed late : underWay.get(side)) {
                    pair.open(side, late);
                }
            }
        });
    }

    // ---------------------------------------------------------------------------------------------------- attackers

    @Test
    @Check(
            id = "E4",
            title = "Forged messages are refused, and leave no trace",
            points = 4,
            schedules = 5,
            hint = "Work on a copy of the state, and keep it only when the tag was right. Also for messages that were skipped.")
    void forged(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Pair pair = new Pair(solution, solution, schedule);
            refuses(pair.sides.get(0), new Envelope(pair.bobsPublic, 0, 0, new byte[40]), AD, "A forgery of an answer is opened.");
            attack(pair, 1, pair.seal(0), "the first message");
            pair.warmUp(1);
            attack(pair, 1, pair.seal(0), "the first message of a chain");
            attack(pair, 1, pair.seal(0), "a message in the middle of a chain");
            pair.warmUp(1);
            Sealed skipped = pair.seal(0);
            pair.open(1, pair.seal(0));
            attack(pair, 1, skipped, "a message that was skipped");
            Sealed left = pair.seal(0);
            pair.open(0, pair.seal(1));
            attack(pair, 1, pair.seal(0), "the first message of a chain, with one missing before");
            pair.open(1, left);
            pair.open(0, pair.seal(1));
            pair.warmUp(2);
        });
    }

    private static void attack(Pair pair, int side, Sealed sealed, String where) {
        Session session = pair.sides.get(side);
        Envelope real = sealed.envelope();
        List<Envelope> forgeries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            byte[] flipped = real.ciphertext().clone();
            flipped[pair.random.nextInt(flipped.length)] ^= (byte) (1 << pair.random.nextInt(8));
            forgeries.add(new Envelope(real.ratchetKey(), real.previousCount(), real.number(), flipped));
        }
        byte[] otherKey = CRYPTO.publicKey(bytes(pair.random, 32));
        forgeries.add(new Envelope(real.ratchetKey(), real.previousCount(), real.number() + 1, real.ciphertext()));
        forgeries.add(new Envelope(real.ratchetKey(), real.previousCount(), real.number() + 50, real.ciphertext()));
        forgeries.add(new Envelope(real.ratchetKey(), real.previousCount() + 1, real.number(), real.ciphertext()));
        forgeries.add(new Envelope(otherKey, real.previousCount(), real.number(), real.ciphertext()));
        forgeries.add(new Envelope(otherKey, real.previousCount() + 7, 3, real.ciphertext()));
        forgeries.add(new Envelope(real.ratchetKey(), real.previousCount(), real.number(), new byte[3]));
        forgeries.add(new Envelope(new byte[32], real.previousCount(), real.number(), real.ciphertext()));
        forgeries.add(new Envelope(new byte[31], real.previousCount(), real.number(), real.ciphertext()));
        forgeries.add(new Envelope(real.ratchetKey(), real.previousCount(), -1, real.ciphertext()));
        forgeries.add(new Envelope(real.ratchetKey(), -1, real.number(), real.ciphertext()));
        for (Envelope forgery : forgeries) {
            refuses(session, forgery, AD, "A forgery of " + where + " is opened.");
        }
        refuses(session, real, "u0d0>u2d0".getBytes(StandardCharsets.US_ASCII), "With other associated data, " + where + " is opened.");
        opens(session, sealed, " after forgeries of " + where + " were refused");
    }

    @Test
    @Check(
            id = "E5",
            title = "Replays are refused, and so is a message after too many that are missing",
            points = 2,
            schedules = 4,
            hint = "A key that has opened its message is gone. Nobody may make you compute a million keys.")
    void replay(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Pair pair = new Pair(solution, solution, schedule);
            pair.warmUp(1);
            List<Sealed> opened = new ArrayList<>();
            Sealed late = pair.seal(0);
            for (int i = 0; i < 3; i++) {
                opened.add(pair.seal(0));
                pair.open(1, opened.getLast());
            }
            pair.open(1, late);
            opened.add(late);
            for (int round = 0; round < 2; round++) {
                for (Sealed old : opened) {
                    refuses(pair.sides.get(1), old.envelope(), AD, "A replay is accepted" + (round > 0 ? ", a few chains later." : "."));
                }
                pair.open(0, pair.seal(1));
                pair.warmUp(1);
            }
            pair.open(0, pair.seal(1));
            // 100 may be missing, in this chain and in the one before it; one more may not.
            List<Sealed> chain = new ArrayList<>();
            for (int i = 0; i <= Session.MAX_SKIP + 1; i++) {
                chain.add(pair.seal(0));
            }
            refuses(pair.sides.get(1), chain.get(Session.MAX_SKIP + 1).envelope(), AD, "A message is opened although "
                    + (Session.MAX_SKIP + 1) + " before it are missing.");
            opens(pair.sides.get(1), chain.get(Session.MAX_SKIP), ", with " + Session.MAX_SKIP + " missing before it");
            opens(pair.sides.get(1), chain.get(0), ", late");
            pair.open(0, pair.seal(1));
            for (int i = 0; i < 60; i++) {
                pair.seal(0);
            }
            opens(pair.sides.get(1), pair.seal(0), ", with 60 missing before it, and 100 of the chain before");
            Pair other = new Pair(solution, solution, schedule.part("previous chain"));
            other.warmUp(1);
            int missing = Session.MAX_SKIP + (int) (schedule.seed() & 1);
            List<Sealed> before = new ArrayList<>();
            other.open(1, other.seal(0));
            Sealed reply = other.seal(1);
            for (int i = 0; i < missing; i++) {
                before.add(other.seal(0));
            }
            other.open(0, reply);
            Sealed first = other.seal(0);
            if (missing > Session.MAX_SKIP) {
                refuses(other.sides.get(1), first.envelope(), AD, "A message of a new chain is opened although " + missing
                        + " of the one before are missing.");
                opens(other.sides.get(1), before.getFirst(), " after that");
                before.removeFirst();
            }
            opens(other.sides.get(1), first, ", with " + Session.MAX_SKIP + " missing in the chain before it");
            opens(other.sides.get(1), before.getLast(), ", late, of the chain before");
        });
    }

    @Test
    @Check(
            id = "E6",
            title = "A stolen state opens nothing that was opened before",
            points = 2,
            schedules = 4,
            hint = "Forward secrecy is forgetting: message keys, chain keys, root keys. History is kept as text, not as keys.")
    void stolen(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Pair pair = new Pair(solution, solution, schedule);
            List<Sealed> old = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Sealed late = pair.seal(0);
                old.add(pair.seal(0));
                pair.open(1, old.getLast());
                old.add(late);
                pair.open(1, late);
                pair.open(0, pair.seal(1));
            }
            Sealed missing = pair.seal(0);
            Sealed now = pair.seal(0);
            pair.open(1, now);
            old.add(now);
            pair.open(0, pair.seal(1));
            byte[] saved = pair.sides.get(1).save();
            Expect.that("API", saved != null, "save gives null.");
            for (Sealed one : old) {
                Session thief = made(solution.restored(CRYPTO, saved.clone(), keys(schedule, "thief")));
                refuses(thief, one.envelope(), AD, "A stolen state opens an old message.");
            }
            // It is the whole state all the same: what is missing can be opened, and life goes on.
            pair.sides.set(1, made(solution.restored(CRYPTO, saved.clone(), keys(schedule, "bob, again"))));
            opens(pair.sides.get(1), missing, " by a restored session");
            refuses(pair.sides.get(1), missing.envelope(), AD, "A replay is accepted by a restored session.");
            pair.open(0, pair.seal(1));
            pair.warmUp(2);
            pair.sides.set(0, made(solution.restored(CRYPTO, pair.sides.get(0).save(), keys(schedule, "alice, again"))));
            pair.warmUp(2);
        });
    }

    @Test
    @Check(
            id = "E7",
            title = "Who has stolen a state is shut out again after one round trip",
            points = 1,
            schedules = 3,
            hint = "Every step of the DH ratchet needs a key pair that did not exist before.",
            keeps = "post-compromise security has no other test that states it")
    void healed(ChatSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Pair pair = new Pair(solution, solution, schedule);
            pair.warmUp(2);
            Session thief = made(solution.restored(CRYPTO, pair.sides.get(1).save(), keys(schedule, "thief")));
            for (int round = 0; round < 2; round++) {
                Sealed sealed = pair.seal(0);
                pair.open(1, sealed);
                if (round == 0) {
                    opens(thief, sealed, " by a copy of the session");
                } else {
                    refuses(thief, sealed.envelope(), AD, "A stolen state opens a message that was written after a whole round trip.");
                }
                pair.open(0, pair.seal(1));
            }
        });
    }
}
