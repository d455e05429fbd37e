package dev.assay.labs.hashing.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.exam.Work;
import dev.assay.labs.hashing.Hash64;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.HashingSolution;
import dev.assay.labs.hashing.Jump;
import dev.assay.labs.hashing.Maglev;
import dev.assay.labs.hashing.Rendezvous;
import dev.assay.labs.hashing.SlotMove;
import dev.assay.labs.hashing.Slots;
import dev.assay.simulator.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The ring's rivals: jump hash, rendezvous hashing, Maglev's table, hash slots. */
@Part(id = "F", title = "The ring's rivals")
final class Rivals {
    /** The generator of Lamping and Veach, figure 1. */
    private static int book(long key, int buckets) {
        long state = key;
        long bucket = -1;
        long next = 0;
        while (next < buckets) {
            bucket = next;
            state = state * 2862933555777941757L + 1;
            next = (long) ((bucket + 1) * (2147483648.0 / ((state >>> 33) + 1)));
        }
        return (int) bucket;
    }

    @Property
    @Check(
            id = "F1",
            title = "Jump hash gives the published bucket for every key and any number of buckets",
            points = 4,
            schedules = 4_000,
            hint = "Shift unsigned, add 1 to the key's product, divide in double precision.")
    void jump(HashingSolution solution, @ForAll long key, @ForAll @IntRange(min = 1) int buckets) {
        Expect.equal("jump", "bucket(" + key + ", " + buckets + ")", book(key, buckets), solution.jump().bucket(key, buckets));
    }

    @Test
    @Check(
            id = "F2",
            title = "Jump hash moves keys to the new bucket only, in about ln(n) steps and no memory",
            points = 2,
            schedules = 1,
            hint = "Jump from one bucket to the next in which the key would land, not from bucket to bucket.")
    void jumpMoves(HashingSolution solution, Schedules schedules) {
        Jump jump = solution.jump();
        Expect.refused("0 buckets", IllegalArgumentException.class, () -> jump.bucket(1, 0));
        Expect.refused("-1 buckets", IllegalArgumentException.class, () -> jump.bucket(1, -1));
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("keys");
            for (int i = 0; i < 500; i++) {
                long key = random.nextBits();
                int before = jump.bucket(key, 1);
                for (int buckets = 2; buckets <= 59; buckets++) {
                    int after = jump.bucket(key, buckets);
                    Expect.that("jump", after == before || after == buckets - 1, "From " + (buckets - 1) + " buckets to " + buckets
                            + ", a key moves from bucket " + before + " to " + after + ": only to the new one is allowed.");
                    before = after;
                }
            }
            Work few = Work.of(() -> jumps(jump, 1, 1_000));
            Work many = Work.of(() -> jumps(jump, Integer.MAX_VALUE, 1_000));
            // ln(2^31) + 0.58 = 22 rounds on average; one round with a single bucket.
            Expect.that("cost", !few.isCounted() || many.stepsPerStepOf(few) <= 60,
                    "With 2^31 - 1 buckets a call costs more than 60 times as much as with one; about 22 times is expected.");
            Expect.that("cost", many.bytes() - few.bytes() <= 64_000, "With 2^31 - 1 buckets a call allocates memory; none is needed.");
        });
    }

    private static void jumps(Jump jump, int buckets, int count) {
        for (int i = 0; i < count; i++) {
            jump.bucket(i * 0x9e3779b97f4a7c15L, buckets);
        }
    }

    @Test
    @Check(
            id = "F3",
            title = "Rendezvous hashing: the highest bid wins, of equal ones the smallest name's",
            points = 5,
            schedules = 20,
            hint = "A bid is hash(node + \"/\" + key), unsigned. The answer may not depend on the order of the nodes.")
    void rendezvous(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            boolean ties = schedule.stream("ties").chance(500);
            Counting hasher = new Counting(ties ? Draw.hasher(schedule, 4) : Draw.hasher(schedule));
            List<String> nodes = Draw.nodes(schedule, 7);
            Rendezvous rendezvous = solution.rendezvous(hasher, nodes);
            for (String key : Draw.keys(schedule, 60)) {
                List<String> book = new ArrayList<>(nodes);
                book.sort(Comparator.<String>naturalOrder());
                book.sort((one, other) -> Long.compareUnsigned(hasher.hash(other + "/" + key), hasher.hash(one + "/" + key)));
                for (int count : new int[] {1, 3, 7, 100}) {
                    List<String> top = Returned.list("top()", String.class, rendezvous.top(key, count));
                    Expect.equal("rendezvous", "The " + count + " best of 7 nodes" + (ties ? " with equal bids" : ""),
                            book.subList(0, Math.min(count, 7)), top);
                }
                Expect.equal("rendezvous", "The owner of a key", book.getFirst(), rendezvous.owner(key));
                Expect.equal("hashes", "The number of texts hashed for the owner of a key among 7 nodes", 7L,
                        hasher.callsOf(() -> rendezvous.owner(key)));
            }
        });
        Expect.refused("0 winners", IllegalArgumentException.class,
                () -> solution.rendezvous(new Hash64(), List.of("a")).top("key", 0));
        Expect.refused("No node", IllegalArgumentException.class, () -> solution.rendezvous(new Hash64(), List.of()));
    }

    @Test
    @Check(
            id = "F4",
            title = "Maglev's table is filled as the paper says",
            points = 5,
            schedules = 10,
            hint = "Offset and skip are unsigned remainders, the skip is never 0, and an index times a skip does not fit an int.")
    void maglev(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("size");
            int size = Draw.oneOf(List.of(13, 251, 1_009, 5_003), random);
            compareTables(solution, Draw.hasher(schedule), Draw.nodes(schedule, 2 + random.nextInt(9)), size);
        });
        compareTables(solution, new Hash64(), List.of("m3", "m1", "m2", "m5", "m4"), 65_537);
    }

    private static void compareTables(HashingSolution solution, Hasher hasher, List<String> backends, int size) {
        Maglev maglev = solution.maglev(hasher, backends, size);
        List<String> table = Returned.list("table()", String.class, maglev.table());
        List<String> book = table(hasher, backends, size);
        Expect.equal("maglev", "The size of the table", size, table.size());
        for (int i = 0; i < size; i++) {
            Expect.equal("maglev", "In a table of " + size + " entries for " + backends.size() + " backends, entry " + i, book.get(i),
                    table.get(i));
        }
        for (int i = 0; i < 50; i++) {
            String key = "flow-" + i;
            Expect.equal("maglev", "The owner of a key whose entry is " + Long.remainderUnsigned(hasher.hash(key), size),
                    book.get((int) Long.remainderUnsigned(hasher.hash(key), size)), maglev.owner(key));
        }
    }

    private static List<String> table(Hasher hasher, List<String> backends, int size) {
        List<String> sorted = backends.stream().sorted().toList();
        String[] table = new String[size];
        long[] steps = new long[sorted.size()];
        for (int filled = 0; filled < size; filled++) {
            int turn = filled % sorted.size();
            long offset = Long.remainderUnsigned(hasher.hash(sorted.get(turn) + "#offset"), size);
            long skip = Long.remainderUnsigned(hasher.hash(sorted.get(turn) + "#skip"), size - 1) + 1;
            int entry;
            do {
                entry = (int) ((offset + steps[turn]++ * skip) % size);
            } while (table[entry] != null);
            table[entry] = sorted.get(turn);
        }
        return Arrays.asList(table);
    }

    @Test
    @Check(
            id = "F5",
            title = "Maglev refuses what gives no table, and does not mind the order of backends",
            points = 2,
            hint = "The permutations only meet every entry if the size is prime.")
    void maglevEdges(HashingSolution solution) {
        Hasher hasher = new Hash64();
        for (int size : new int[] {-7, 0, 1, 4, 9, 12, 65_536, 65_535}) {
            Expect.refused("A table of " + size, IllegalArgumentException.class, () -> solution.maglev(hasher, List.of("a"), size));
        }
        Expect.refused("No backend", IllegalArgumentException.class, () -> solution.maglev(hasher, List.of(), 7));
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add("backend-" + i);
        }
        Expect.refused("A table of 7 for 300 backends", IllegalArgumentException.class, () -> solution.maglev(hasher, many, 7));
        Expect.equal("maglev", "The table for the same backends in another order",
                Returned.list("table()", String.class, solution.maglev(hasher, List.of("a", "b", "c"), 251).table()),
                Returned.list("table()", String.class, solution.maglev(hasher, List.of("c", "a", "b"), 251).table()));
        compareTables(solution, hasher, List.of("b", "a"), 2);
    }

    private static int crc(byte[] bytes) {
        int crc = 0;
        for (byte one : bytes) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean carry = ((crc >>> 15 ^ one >>> bit) & 1) == 1;
                crc = crc << 1 & 0xffff;
                crc = carry ? crc ^ 0x1021 : crc;
            }
        }
        return crc;
    }

    private static void slot(Slots slots, String key, String hashed) {
        Expect.equal("slot", "The slot of '" + key + "'", crc(hashed.getBytes(StandardCharsets.UTF_8)) % Slots.COUNT, slots.slot(key));
    }

    @Test
    @Check(
            id = "F6",
            title = "Slots by CRC-16 of the key or of its tag",
            points = 3,
            hint = "The first brace, then the first closing brace after it; an empty tag is no tag. Bytes are UTF-8.")
    void slotOfKey(HashingSolution solution) {
        Slots slots = solution.slots();
        slot(slots, "123456789", "123456789");
        slot(slots, "", "");
        slot(slots, "{user1000}.following", "user1000");
        slot(slots, "foo{}{bar}", "foo{}{bar}");
        slot(slots, "foo{{bar}}zap", "{bar");
        slot(slots, "foo{bar}{zap}", "bar");
        slot(slots, "a}b{c}", "c");
        slot(slots, "open{only", "open{only");
        slot(slots, "only}close", "only}close");
        slot(slots, "ключ", "ключ");
        slot(slots, "x{日本}y", "日本");
        for (int i = 0; i < 200; i++) {
            slot(slots, "user:" + i * 7_919, "user:" + i * 7_919);
        }
    }

    @Test
    @Check(
            id = "F7",
            title = "Slots move only to who joins or from who leaves, as few as must, and evenly",
            points = 3,
            schedules = 2,
            hint = "With n nodes each has 16384 / n slots or one more. Take from those who have most, give to those who have least.")
    void slotMoves(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("changes");
            Slots slots = solution.slots();
            Expect.refused("Removing a node that is not there", NoSuchElementException.class, () -> slots.remove("nobody"));
            Expect.refused("A slot's node without nodes", IllegalStateException.class, () -> slots.node(0));
            List<String> outside = new ArrayList<>(Draw.nodes(schedule, 8));
            List<String> inside = new ArrayList<>();
            String[] owners = new String[Slots.COUNT];
            for (int change = 0; change < 11; change++) {
                boolean joins = inside.size() < 2 || !outside.isEmpty() && random.chance(600);
                String node = joins ? outside.removeLast() : inside.remove(random.nextInt(inside.size()));
                List<SlotMove> moves = Returned.list("The list of moves", SlotMove.class, joins ? slots.add(node) : slots.remove(node));
                if (joins) {
                    inside.add(node);
                } else {
                    outside.addFirst(node);
                }
                compare(slots, owners, inside, node, joins, moves);
            }
            Expect.refused("Adding a node twice", IllegalArgumentException.class, () -> slots.add(inside.getFirst()));
            Expect.refused("Slot 16,384", IllegalArgumentException.class, () -> slots.node(Slots.COUNT));
            Expect.refused("Slot -1", IllegalArgumentException.class, () -> slots.node(-1));
        });
    }

    private static void compare(Slots slots, String[] owners, List<String> inside, String node, boolean joins, List<SlotMove> moves) {
        String what = "When a node " + (joins ? "joins" : "leaves") + ", so that there are " + inside.size() + ", ";
        if (joins && inside.size() == 1) {
            Expect.that("slots", moves.isEmpty(), "The first node takes no slot from anybody: there must be no move.");
            Arrays.fill(owners, node);
        }
        for (SlotMove move : moves) {
            Expect.that("slots", move.slot() >= 0 && move.slot() < Slots.COUNT, what + "a move tells of slot " + move.slot() + ".");
            Expect.that("slots", owners[move.slot()].equals(move.source()), what + "the source of a move does not have that slot.");
            Expect.that("slots", joins ? node.equals(move.target()) : node.equals(move.source()),
                    what + "a slot moves between two other nodes.");
            Expect.that("slots", inside.contains(move.target()), what + "a slot moves to a node that is not there.");
            owners[move.slot()] = move.target();
        }
        Map<String, Integer> counts = new HashMap<>();
        for (int slot = 0; slot < Slots.COUNT; slot++) {
            Expect.equal("slots", what + "the node of a slot, by the moves reported,", owners[slot], slots.node(slot));
            counts.merge(owners[slot], 1, Integer::sum);
        }
        int fewest = Slots.COUNT;
        int most = 0;
        for (String one : inside) {
            fewest = Math.min(fewest, counts.getOrDefault(one, 0));
            most = Math.max(most, counts.getOrDefault(one, 0));
        }
        Expect.that("slots", most - fewest <= 1, what + "the nodes have between " + fewest + " and " + most + " slots.");
        if (joins && inside.size() > 1) {
            Expect.that("slots", moves.size() <= Slots.COUNT / inside.size() + 1, what + moves.size() + " slots move; fewer are enough.");
        }
        Expect.equal("slots", what + "the sizes", counts,
                Returned.map("sizes()", String.class, Integer.class, slots.sizes()));
    }
}
