package dev.assay.labs.hashing.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.labs.hashing.Arc;
import dev.assay.labs.hashing.Hash64;
import dev.assay.labs.hashing.HashingSolution;
import dev.assay.labs.hashing.Ring;
import dev.assay.labs.hashing.testbed.TableHasher;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nine drawings to work with. The hidden tests ask the same questions with other numbers, and a few more. */
@Part(id = "P", title = "Public tests")
final class ConsistentHashingTest {
    /** Three nodes of one point each, at 100, 200 and 300. */
    private static TableHasher drawing() {
        return new TableHasher().place("A#0", 100).place("B#0", 200).place("C#0", 300)
                .place("early", 50).place("on A", 100).place("middle", 150).place("late", 301);
    }

    private static Ring threeNodes(HashingSolution solution) {
        Ring ring = solution.ring(drawing(), 1);
        ring.add("A");
        ring.add("B");
        ring.add("C");
        return ring;
    }

    @Test
    @Check(
            id = "P1",
            title = "A key belongs to the next point clockwise",
            hint = "ceiling, not higher: a key that lies exactly on a point belongs to it.")
    void clockwise(HashingSolution solution) {
        Ring ring = threeNodes(solution);
        Expect.equal("owner", "The owner of the key at 50", "A", ring.owner("early"));
        Expect.equal("owner", "The owner of the key at 100, exactly on A's point,", "A", ring.owner("on A"));
        Expect.equal("owner", "The owner of the key at 150", "B", ring.owner("middle"));
    }

    @Test
    @Check(id = "P2", title = "After the last point comes the first", hint = "It is a circle.")
    void wrapsAround(HashingSolution solution) {
        Expect.equal("owner", "The owner of the key at 301, after the last point,", "A", threeNodes(solution).owner("late"));
    }

    @Test
    @Check(
            id = "P3",
            title = "A node that joins takes just the arc before its point",
            hint = "The arc begins after the point before, and ends on the new point.")
    void arcOfNewNode(HashingSolution solution) {
        Ring ring = solution.ring(drawing(), 1);
        ring.add("A");
        ring.add("B");
        Expect.equal("arcs", "The answer when C joins at 300", List.of(new Arc(200, 300, "A", "C")), ring.add("C"));
    }

    @Test
    @Check(
            id = "P4",
            title = "Two nodes on one position: the smaller name owns it",
            hint = "Whoever came first does not matter: two clients may learn of the nodes in different order.")
    void collision(HashingSolution solution) {
        Ring ring = solution.ring(new TableHasher().place("A#0", 7).place("B#0", 7).place("key", 5), 1);
        ring.add("B");
        Expect.equal("owner", "The owner before A joins", "B", ring.owner("key"));
        ring.add("A");
        Expect.equal("owner", "The owner after A has joined at B's position", "A", ring.owner("key"));
        ring.remove("A");
        Expect.equal("owner", "The owner after A has left", "B", ring.owner("key"));
    }

    @Test
    @Check(id = "P5", title = "The preference list walks on, each node once", hint = "Walk at most once around the circle.")
    void replicas(HashingSolution solution) {
        Ring ring = threeNodes(solution);
        Expect.equal("replicas", "Two replicas of the key at 150", List.of("B", "C"), ring.replicas("middle", 2));
        Expect.equal("replicas", "Nine replicas on three nodes", List.of("B", "C", "A"), ring.replicas("middle", 9));
    }

    @Test
    @Check(id = "P6", title = "The capacity of ten keys on three nodes and 25 %", hint = "Round up, in whole numbers.")
    void capacity(HashingSolution solution) {
        long capacity = solution.boundedLoad(solution.ring(drawing(), 1), 25).capacity(10, 3);
        Expect.equal("capacity", "capacity(10, 3) at 25 %", 5L, capacity);
    }

    @Test
    @Check(id = "P7", title = "Jump hash gives the published buckets", hint = "The shift is unsigned; the division is in double.")
    void jump(HashingSolution solution) {
        Expect.equal("jump", "bucket(1, 10)", 6, solution.jump().bucket(1, 10));
        Expect.equal("jump", "bucket(42, 57)", 43, solution.jump().bucket(42, 57));
        Expect.equal("jump", "bucket(0xDEAD10CC, 666)", 361, solution.jump().bucket(0xDEAD10CCL, 666));
        Expect.equal("jump", "bucket(256, 1024)", 520, solution.jump().bucket(256, 1024));
    }

    @Test
    @Check(id = "P8", title = "Slots of Redis Cluster, with a hash tag", hint = "CRC-16/XMODEM begins with 0.")
    void slots(HashingSolution solution) {
        Expect.equal("slot", "slot(123456789)", 12_739, solution.slots().slot("123456789"));
        Expect.equal("slot", "slot(user:42)", 15_880, solution.slots().slot("user:42"));
        Expect.equal("slot", "slot({user:42}.cart)", 15_880, solution.slots().slot("{user:42}.cart"));
    }

    @Test
    @Check(
            id = "P9",
            title = "Maglev's table of three backends and seven entries",
            hint = "The backends take turns; whoever meets a taken entry walks on by its own skip.")
    void maglev(HashingSolution solution) {
        List<String> table = solution.maglev(new Hash64(), List.of("c", "a", "b"), 7).table();
        Expect.equal("maglev", "The table", List.of("a", "c", "b", "c", "b", "a", "a"), table);
    }
}
