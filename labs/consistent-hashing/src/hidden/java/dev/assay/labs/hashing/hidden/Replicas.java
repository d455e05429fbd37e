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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Preference lists: who else keeps a key. */
@Part(id = "D", title = "Replicas")
final class Replicas {
    private static final String RULE = "replicas";

    private static List<String> replicas(Ring ring, String key, int count) {
        return Returned.list("replicas()", String.class, ring.replicas(key, count));
    }

    @Test
    @Check(
            id = "D1",
            title = "The preference list is who owns the points that one meets, each once",
            points = 4,
            schedules = 20,
            hint = "A node that stands on a position but does not own it is not met there.")
    void preferenceLists(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            boolean crowded = schedule.stream("crowded").chance(500);
            Hasher hasher = crowded ? Draw.hasher(schedule, 8) : Draw.hasher(schedule);
            Ring ring = solution.ring(hasher, 16);
            BookRing book = new BookRing(hasher, 16);
            for (String node : Draw.nodes(schedule, 9)) {
                ring.add(node);
                book.add(node);
            }
            for (String key : Draw.keys(schedule, 60)) {
                for (int count = 1; count <= 5; count++) {
                    Expect.equal(RULE, "With 9 nodes" + (crowded ? " whose points collide" : "") + ", the first " + count
                            + " replicas of a key", book.replicas(key, count), replicas(ring, key, count));
                }
            }
        });
    }

    @Test
    @Check(
            id = "D2",
            title = "More replicas than nodes, one, none, and an empty ring",
            points = 2,
            hint = "Walk at most once around the circle.")
    void edges(HashingSolution solution) {
        Hasher hasher = new Hash64();
        Ring ring = solution.ring(hasher, 4);
        Expect.refused("Replicas on an empty ring", IllegalStateException.class, () -> ring.replicas("key", 1));
        BookRing book = new BookRing(hasher, 4);
        for (String node : List.of("n1", "n2", "n3")) {
            ring.add(node);
            book.add(node);
            for (int i = 0; i < 20; i++) {
                String key = "key" + i;
                Expect.equal(RULE, "10 replicas on " + book.nodes().size() + " nodes", book.replicas(key, 10), replicas(ring, key, 10));
                Expect.equal(RULE, "The single replica", List.of(book.owner(key)), replicas(ring, key, 1));
                Expect.equal(RULE, "A list of 2^31 - 1 replicas", book.replicas(key, 10), replicas(ring, key, Integer.MAX_VALUE));
            }
        }
        Expect.refused("0 replicas", IllegalArgumentException.class, () -> ring.replicas("key", 0));
        Expect.refused("-1 replicas", IllegalArgumentException.class, () -> ring.replicas("key", -1));
    }

    @Test
    @Check(
            id = "D3",
            title = "When a node leaves, the survivors of a preference list keep their order",
            points = 2,
            schedules = 10,
            hint = "The list is a walk over the ring; who leaves is passed over, and somebody is added at the end.",
            keeps = "the property that makes fail-over cheap, stated without the definition")
    void failover(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Ring ring = solution.ring(Draw.hasher(schedule), 16);
            List<String> nodes = Draw.nodes(schedule, 8);
            nodes.forEach(ring::add);
            List<String> keys = Draw.keys(schedule, 100);
            List<List<String>> before = keys.stream().map(key -> replicas(ring, key, 3)).toList();
            ring.remove(nodes.getFirst());
            for (int i = 0; i < keys.size(); i++) {
                List<String> survivors = new ArrayList<>(before.get(i));
                survivors.remove(nodes.getFirst());
                List<String> after = replicas(ring, keys.get(i), 3);
                Expect.that(RULE, after.size() == 3 && after.subList(0, survivors.size()).equals(survivors),
                        "A node left, and the others of a key's three replicas are not the first of the new list, in the same order.");
            }
        });
    }

    @Test
    @Check(
            id = "D4",
            title = "Three replicas cost about the same on a large ring",
            points = 2,
            hint = "Walk only as far as needed. The key is hashed once; its neighbours on the ring are known.")
    void cost(HashingSolution solution) {
        Counting hasher = new Counting(new Hash64());
        Ring small = solution.ring(hasher, 16);
        Ring large = solution.ring(hasher, 16);
        for (int i = 0; i < 256; i++) {
            large.add("node-" + i);
            if (i < 16) {
                small.add("node-" + i);
            }
        }
        Expect.equal("hashes", "The number of texts hashed for 50 preference lists", 50L, hasher.callsOf(() -> lists(large, 50)));
        lists(small, 10); // whatever is built at the first lookup
        Work inSmall = Work.of(() -> lists(small, 200));
        Work inLarge = Work.of(() -> lists(large, 200));
        Expect.that("cost", !inSmall.isCounted() || inLarge.stepsPerStepOf(inSmall) <= 4,
                "Three replicas on a ring of 16 times as many nodes cost more than 4 times as much: the cost grows like n.");
    }

    private static void lists(Ring ring, int count) {
        for (int i = 0; i < count; i++) {
            ring.replicas("user:" + i, 3);
        }
    }
}
