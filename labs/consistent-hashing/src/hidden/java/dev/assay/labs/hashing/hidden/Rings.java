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
import dev.assay.labs.hashing.Ring;
import dev.assay.labs.hashing.testbed.TableHasher;
import dev.assay.simulator.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The ring: the clockwise rule, collisions, virtual nodes, and what a lookup may cost. */
@Part(id = "B", title = "The ring")
final class Rings {
    private static final String OWNER = "owner";

    @Test
    @Check(
            id = "B1",
            title = "The clockwise rule on a drawn ring, at every edge of the circle",
            points = 4,
            hint = "Positions are unsigned: -1 is the last point of the circle, and 0 comes after it. Use Long.compareUnsigned.")
    void drawnRing(HashingSolution solution) {
        TableHasher drawing = new TableHasher().place("A#0", 100).place("B#0", 200).place("C#0", -1);
        long[] positions = {50, 100, 101, 200, 201, -1, 0, Long.MIN_VALUE, Long.MAX_VALUE, -2};
        for (long position : positions) {
            drawing.place("at " + position, position);
        }
        Ring ring = solution.ring(drawing, 1);
        ring.add("C");
        ring.add("A");
        ring.add("B");
        owners(ring, positions, "A", "A", "B", "B", "C", "C", "A", "C", "C", "C");
        ring.remove("C");
        owners(ring, positions, "A", "A", "B", "B", "A", "A", "A", "A", "A", "A");
        ring.remove("A");
        owners(ring, positions, "B", "B", "B", "B", "B", "B", "B", "B", "B", "B");
    }

    private static void owners(Ring ring, long[] positions, String... owners) {
        for (int i = 0; i < positions.length; i++) {
            Expect.equal(OWNER, "With nodes at 100 (A), 200 (B), 2^64 - 1 (C), as far as they are there, the key at "
                    + Long.toUnsignedString(positions[i]) + ": its owner", owners[i], ring.owner("at " + positions[i]));
        }
    }

    @Test
    @Check(
            id = "B2",
            title = "Follows the clockwise rule through random changes",
            points = 6,
            schedules = 25,
            hint = "Every node stands at vnodesPerWeight * weight points, labelled node#0, node#1, ...; removing one removes them all.")
    void randomChanges(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("changes");
            Hasher hasher = Draw.hasher(schedule);
            int vnodes = 1 + random.nextInt(48);
            Ring ring = solution.ring(hasher, vnodes);
            BookRing book = new BookRing(hasher, vnodes);
            List<String> outside = Draw.nodes(schedule, 12);
            List<String> keys = Draw.keys(schedule, 200);
            for (int change = 0; change < 25; change++) {
                change(ring, book, outside, random, 1);
                Expect.equal("nodes", "The list of nodes", book.nodes(), Returned.list("nodes()", String.class, ring.nodes()));
                agree("after " + (change + 1) + " changes", ring, book, keys);
            }
        });
    }

    /** Adds a node from outside or removes one, of both rings. */
    private static void change(Ring ring, BookRing book, List<String> outside, RandomStream random, int mostWeight) {
        boolean joins = book.nodes().isEmpty() || !outside.isEmpty() && random.nextInt(5) < 3;
        if (joins) {
            String node = outside.remove(random.nextInt(outside.size()));
            int weight = 1 + random.nextInt(mostWeight);
            ring.add(node, weight);
            book.add(node, weight);
        } else {
            String node = Draw.oneOf(book.nodes(), random);
            ring.remove(node);
            book.remove(node);
            outside.add(node);
        }
    }

    private static void agree(String when, Ring ring, BookRing book, List<String> keys) {
        if (book.nodes().isEmpty()) {
            return;
        }
        for (String key : keys) {
            Expect.equal(OWNER, "On a ring of " + book.nodes().size() + " nodes, " + when + ", the owner of a key",
                    book.owner(key), ring.owner(key));
        }
    }

    @Test
    @Check(
            id = "B3",
            title = "Ownership depends on the set of nodes, not on history",
            points = 3,
            schedules = 20,
            hint = "Add the same nodes in another order, or add one and remove it again: every key must be where it was.")
    void historyDoesNotMatter(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("order");
            Hasher hasher = Draw.hasher(schedule, 10);
            List<String> nodes = Draw.nodes(schedule, 8);
            List<String> shuffled = new ArrayList<>(nodes);
            Draw.shuffle(shuffled, random);
            Ring one = solution.ring(hasher, 20);
            Ring other = solution.ring(hasher, 20);
            nodes.forEach(one::add);
            other.add("a-ghost");
            shuffled.forEach(other::add);
            other.remove("a-ghost");
            for (String key : Draw.keys(schedule, 300)) {
                Expect.equal("history", "Ownership must depend on the set of nodes only, not on history. The owner of a key on a ring "
                        + "that got the same nodes in another order", one.owner(key), other.owner(key));
            }
        });
    }

    @Test
    @Check(
            id = "B4",
            title = "Points that collide: the smallest name owns, the others wait",
            points = 3,
            schedules = 20,
            hint = "Several nodes can stand on one position. When its owner leaves, the next smallest owns it; nothing may be lost.")
    void collisions(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("changes");
            Hasher hasher = Draw.hasher(schedule, 7);
            Ring ring = solution.ring(hasher, 16);
            BookRing book = new BookRing(hasher, 16);
            List<String> outside = Draw.nodes(schedule, 9);
            List<String> keys = Draw.keys(schedule, 100);
            for (int change = 0; change < 30; change++) {
                change(ring, book, outside, random, 1);
                agree("many of whose points collide, after " + (change + 1) + " changes", ring, book, keys);
            }
        });
    }

    @Test
    @Check(
            id = "B5",
            title = "Refuses what makes no sense, and a refused call changes nothing",
            points = 2,
            hint = "Check everything first, change afterwards.")
    void refusals(HashingSolution solution) {
        Hasher hasher = new Hash64();
        Expect.refused("A ring with 0 points a node", IllegalArgumentException.class, () -> solution.ring(hasher, 0));
        Ring ring = solution.ring(hasher, 8);
        BookRing book = new BookRing(hasher, 8);
        Expect.refused("The owner of a key on an empty ring", IllegalStateException.class, () -> ring.owner("key"));
        Expect.refused("Removing a node from an empty ring", NoSuchElementException.class, () -> ring.remove("A"));
        for (String node : List.of("A", "B", "C")) {
            ring.add(node, 2);
            book.add(node, 2);
        }
        Expect.refused("Adding A again", IllegalArgumentException.class, () -> ring.add("A", 2));
        Expect.refused("Adding A again, with another weight", IllegalArgumentException.class, () -> ring.add("A", 5));
        Expect.refused("A weight of 0", IllegalArgumentException.class, () -> ring.add("D", 0));
        Expect.refused("A negative weight", IllegalArgumentException.class, () -> ring.add("D", -1));
        Expect.refused("Removing a node that is not there", NoSuchElementException.class, () -> ring.remove("D"));
        Expect.refused("A node null", NullPointerException.class, () -> ring.add(null, 1));
        Expect.refused("Removing null", NullPointerException.class, () -> ring.remove(null));
        Expect.refused("A key null", NullPointerException.class, () -> ring.owner(null));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            keys.add("key" + i);
        }
        agree("after calls that were refused, which must not change the ring", ring, book, keys);
        Expect.equal("nodes", "The list of nodes after calls that were refused", book.nodes(), Returned.list("nodes()", String.class, ring.nodes()));
        ring.remove("A");
        book.remove("A");
        agree("after a node of weight 2 has left", ring, book, keys);
    }

    @Test
    @Check(
            id = "B6",
            title = "A lookup hashes once and grows like the logarithm of the ring",
            points = 3,
            hint = "Keep the points sorted from change to change, and search by halves. Don't hash a node's labels to find a key.")
    void cost(HashingSolution solution) {
        Counting hasher = new Counting(new Hash64());
        Ring small = solution.ring(hasher, 16);
        Ring large = solution.ring(hasher, 16);
        fill(small, 16);
        fill(large, 256);
        Expect.that("hashes", hasher.callsOf(() -> large.add("one-more")) <= 16,
                "Adding a node of 16 points hashes more than 16 labels.");
        Expect.that("hashes", hasher.callsOf(() -> large.remove("one-more")) <= 16,
                "Removing a node of 16 points hashes more than 16 labels.");
        Expect.equal("hashes", "The number of texts hashed by 100 lookups", 100L, hasher.callsOf(() -> lookups(large, 100)));
        lookups(small, 10); // whatever is built at the first lookup
        Work inSmall = Work.of(() -> lookups(small, 200));
        Work inLarge = Work.of(() -> lookups(large, 200));
        Expect.that("cost", !inSmall.isCounted() || inLarge.stepsPerStepOf(inSmall) <= 4,
                "A lookup among 16 times as many points costs more than 4 times as much: it grows like n, log n expected.");
    }

    private static void fill(Ring ring, int nodes) {
        for (int i = 0; i < nodes; i++) {
            ring.add("node-" + i);
        }
    }

    private static void lookups(Ring ring, int count) {
        for (int i = 0; i < count; i++) {
            ring.owner("user:" + i);
        }
    }

    @Test
    @Check(
            id = "B7",
            title = "A hundred points a node even the shares out",
            points = 2,
            hint = "Each point needs a place of its own on the circle, far from the node's others. Which label does point i have?")
    void balance(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            double squares = 0;
            for (int round = 0; round < 10; round++) {
                Ring ring = solution.ring(Draw.hasher(schedule.part("ring", round)), 100);
                List<String> nodes = Draw.nodes(schedule, 20);
                nodes.forEach(ring::add);
                Map<String, Integer> shares = new HashMap<>();
                for (String key : Draw.keys(schedule.part("keys", round), 4_000)) {
                    shares.merge(ring.owner(key), 1, Integer::sum);
                }
                for (String node : nodes) {
                    double deviation = shares.getOrDefault(node, 0) / 200.0 - 1;
                    squares += deviation * deviation;
                }
            }
            // Expected: 11.9 % (9.7 % of the arcs' lengths, 6.9 % of sampling keys). More than 17 % has probability 5e-14.
            Expect.that("balance", squares / 200 <= 0.17 * 0.17,
                    "With 20 nodes of 100 points each, the nodes' shares of the keys deviate by "
                            + Math.round(100 * Math.sqrt(squares / 200)) + " % from the mean; about 12 % is expected.");
        });
    }

    @Test
    @Check(
            id = "B8",
            title = "Weights multiply the points",
            points = 2,
            schedules = 20,
            hint = "A node of weight 3 stands at three times as many points, and all of them go when it leaves.")
    void weights(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("changes");
            Hasher hasher = Draw.hasher(schedule);
            Ring ring = solution.ring(hasher, 5);
            BookRing book = new BookRing(hasher, 5);
            List<String> outside = Draw.nodes(schedule, 8);
            List<String> keys = Draw.keys(schedule, 150);
            for (int change = 0; change < 16; change++) {
                change(ring, book, outside, random, 5);
                agree("whose nodes have weights from 1 to 5, after " + (change + 1) + " changes", ring, book, keys);
            }
        });
    }
}
