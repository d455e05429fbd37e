package dev.assay.labs.hashing.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.labs.hashing.BoundedLoad;
import dev.assay.labs.hashing.Hash64;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.HashingSolution;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bounded loads, on the tests' own ring: a broken ring has cost its points elsewhere. */
@Part(id = "E", title = "Bounded loads")
final class BoundedLoads {
    private static final List<Integer> PERCENTS = List.of(1, 5, 10, 15, 25, 30, 60, 100);

    /** The definition: which key is where, placed by walking. */
    private static final class Book {
        private final BookRing ring;
        private final int percent;
        private final Map<String, String> places = new LinkedHashMap<>();
        private final Map<String, Integer> loads = new TreeMap<>();

        Book(Hasher hasher, int vnodes, int percent) {
            this.ring = new BookRing(hasher, vnodes);
            this.percent = percent;
        }

        static long capacity(long keys, int nodes, int percent) {
            BigInteger[] parts = BigInteger.valueOf(100L + percent).multiply(BigInteger.valueOf(keys))
                    .divideAndRemainder(BigInteger.valueOf(100L * nodes));
            return parts[0].longValueExact() + parts[1].signum();
        }

        void addNode(String node) {
            ring.add(node);
            loads.put(node, 0);
        }

        String assign(String key) {
            return places.containsKey(key) ? places.get(key) : place(key, places.size() + 1);
        }

        private String place(String key, int keys) {
            long capacity = capacity(keys, loads.size(), percent);
            for (String node : ring.replicas(key, loads.size())) {
                if (loads.get(node) < capacity) {
                    loads.merge(node, 1, Integer::sum);
                    places.put(key, node);
                    return node;
                }
            }
            throw new IllegalStateException("the ring of the test has a node without a point of its own: draw other names");
        }

        void release(String key) {
            loads.merge(places.remove(key), -1, Integer::sum);
        }

        Map<String, String> removeNode(String node) {
            ring.remove(node);
            loads.remove(node);
            Map<String, String> moves = new LinkedHashMap<>();
            for (String key : List.copyOf(places.keySet())) {
                if (places.get(key).equals(node)) {
                    moves.put(key, place(key, places.size()));
                }
            }
            return moves;
        }
    }

    private static void loads(String when, Book book, BoundedLoad loads) {
        book.loads.forEach((node, load) ->
                Expect.equal("load", when + ", the load of a node", load, loads.load(node)));
    }

    @Test
    @Check(
            id = "E1",
            title = "The capacity is exact, and no node is filled above it",
            points = 5,
            hint = "ceil((1 + 0.10) * 50) is 56 in double arithmetic, and 55 is right. Mind the range of int.")
    void capacity(HashingSolution solution, Schedules schedules) {
        for (int percent : PERCENTS) {
            BoundedLoad loads = solution.boundedLoad(new BookRing(new Hash64(), 8), percent);
            for (int nodes = 1; nodes <= 12; nodes++) {
                for (long keys : new long[] {0, 1, 2, 3, 5, 7, 10, 11, 13, 20, 31, 50, 64, 99, 100, 101, 500, 1_000, 12_345, 999_999,
                    21_474_837, 300_000_000, 1_000_000_000}) {
                    Expect.equal("capacity", "The capacity for " + keys + " keys on " + nodes + " nodes at " + percent + " %",
                            Book.capacity(keys, nodes, percent), loads.capacity(keys, nodes));
                }
            }
        }
        schedules.forEach(schedule -> {
            for (int round = 0; round < 5; round++) {
                fill(solution, schedule.part("fill", round), 3 + 2 * round, PERCENTS.get(round));
            }
        });
    }

    private static void fill(HashingSolution solution, Schedule schedule, int nodes, int percent) {
        BoundedLoad loads = solution.boundedLoad(new BookRing(Draw.hasher(schedule), 20), percent);
        List<String> names = Draw.nodes(schedule, nodes);
        names.forEach(loads::addNode);
        long placed = 0;
        for (String key : Draw.keys(schedule, 100 * (nodes / 2))) {
            String node = loads.assign(key);
            placed++;
            Expect.that("capacity", node != null && names.contains(node) && loads.load(node) <= Book.capacity(placed, nodes, percent),
                    "After " + placed + " keys on " + nodes + " nodes at " + percent + " %, a node holds more than the capacity of "
                            + Book.capacity(placed, nodes, percent) + ".");
        }
        long held = 0;
        for (String name : names) {
            held += loads.load(name);
        }
        Expect.equal("load", "The sum of the loads after " + placed + " keys were assigned", placed, held);
    }

    @Test
    @Check(
            id = "E2",
            title = "A key goes to the first node of its preference list that is not full",
            points = 5,
            schedules = 20,
            hint = "The key that is being placed counts among all keys. A node is full when its load has reached the capacity.")
    void placement(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("requests");
            int percent = Draw.oneOf(PERCENTS, random);
            Hasher hasher = Draw.hasher(schedule);
            BoundedLoad loads = solution.boundedLoad(new BookRing(hasher, 20), percent);
            Book book = new Book(hasher, 20, percent);
            for (String node : Draw.nodes(schedule, 2 + random.nextInt(8))) {
                loads.addNode(node);
                book.addNode(node);
            }
            List<String> outside = new ArrayList<>(Draw.keys(schedule, 300));
            List<String> inside = new ArrayList<>();
            for (int request = 0; request < 300; request++) {
                if (inside.isEmpty() || random.chance(650)) {
                    String key = outside.removeLast();
                    Expect.equal("placement", "With " + book.places.size() + " keys on " + book.loads.size() + " nodes at " + percent
                            + " %, the place of one more", book.assign(key), loads.assign(key));
                    inside.add(key);
                } else {
                    String key = inside.remove(random.nextInt(inside.size()));
                    loads.release(key);
                    book.release(key);
                }
            }
            loads("After 300 requests", book, loads);
        });
    }

    @Test
    @Check(
            id = "E3",
            title = "Only the keys of a node that leaves move; a node that joins moves nothing",
            points = 4,
            schedules = 20,
            hint = "Place its keys anew one after the other, oldest first, with the capacity of one node less.")
    void membership(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("membership");
            int percent = Draw.oneOf(PERCENTS, random);
            Hasher hasher = Draw.hasher(schedule);
            BoundedLoad loads = solution.boundedLoad(new BookRing(hasher, 20), percent);
            Book book = new Book(hasher, 20, percent);
            List<String> nodes = Draw.nodes(schedule, 9);
            for (String node : nodes.subList(0, 6)) {
                loads.addNode(node);
                book.addNode(node);
            }
            List<String> keys = Draw.keys(schedule, 200);
            for (String key : keys) {
                loads.assign(key);
                book.assign(key);
            }
            loads("After 200 keys", book, loads);
            for (String fresh : nodes.subList(6, 9)) {
                String leaver = Draw.oneOf(List.copyOf(book.loads.keySet()), random);
                Map<String, String> moves = Returned.map("The answer of removeNode", String.class, String.class, loads.removeNode(leaver));
                Map<String, String> expected = book.removeNode(leaver);
                Expect.that("membership", moves.keySet().equals(expected.keySet()),
                        "A node with " + expected.size() + " keys leaves, and the answer tells of " + moves.size()
                                + " keys, or of others: just the keys of that node move.");
                Expect.that("membership", moves.equals(expected), "A node leaves, and a key of it goes to another node than the first of its"
                        + " preference list that is not full, the keys being placed in the order in which they were assigned.");
                loads.addNode(fresh);
                book.addNode(fresh);
                loads("After one node has left and another has joined", book, loads);
                for (String key : keys) {
                    Expect.equal("membership", "After one node has left and another has joined, the place of a key", book.assign(key),
                            loads.assign(key));
                }
            }
        });
    }

    @Test
    @Check(
            id = "E4",
            title = "Assigning twice changes nothing; what makes no sense is refused",
            points = 3,
            hint = "A key that has a place keeps it, even when its node is over the capacity by now.")
    void edges(HashingSolution solution) {
        Expect.refused("0 %", IllegalArgumentException.class, () -> solution.boundedLoad(new BookRing(new Hash64(), 8), 0));
        Expect.refused("10,001 %", IllegalArgumentException.class, () -> solution.boundedLoad(new BookRing(new Hash64(), 8), 10_001));
        BoundedLoad loads = solution.boundedLoad(new BookRing(new Hash64(), 8), 25);
        Expect.refused("Assigning a key without nodes", IllegalStateException.class, () -> loads.assign("key"));
        loads.addNode("n1");
        Expect.refused("Adding a node twice", IllegalArgumentException.class, () -> loads.addNode("n1"));
        Expect.refused("Releasing an unknown key", NoSuchElementException.class, () -> loads.release("key"));
        Expect.refused("The load of an unknown node", NoSuchElementException.class, () -> loads.load("n2"));
        Expect.refused("Removing an unknown node", NoSuchElementException.class, () -> loads.removeNode("n2"));
        Expect.equal("placement", "The place of a key on a single node", "n1", loads.assign("key"));
        Expect.equal("placement", "The place of a key that is assigned again", "n1", loads.assign("key"));
        Expect.equal("load", "The load after the same key was assigned twice", 1, loads.load("n1"));
        Expect.refused("Removing the last node while it holds a key", IllegalStateException.class, () -> loads.removeNode("n1"));
        Expect.equal("load", "The load after a refused removal", 1, loads.load("n1"));
        loads.release("key");
        Expect.equal("load", "The load after the key was released", 0, loads.load("n1"));
        Expect.refused("Releasing a key twice", NoSuchElementException.class, () -> loads.release("key"));
        Expect.equal("membership", "The answer when the last node leaves without keys", Map.of(),
                Returned.map("The answer of removeNode", String.class, String.class, loads.removeNode("n1")));
        Expect.refused("Assigning a key after the last node has left", IllegalStateException.class, () -> loads.assign("key"));
        loads.addNode("n3");
        Expect.equal("placement", "The place of a key after another node has joined", "n3", loads.assign("key"));
    }
}
