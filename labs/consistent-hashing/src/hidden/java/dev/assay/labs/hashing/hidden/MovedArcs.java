package dev.assay.labs.hashing.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.labs.hashing.Arc;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.HashingSolution;
import dev.assay.labs.hashing.Ring;
import dev.assay.labs.hashing.testbed.TableHasher;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What add and remove say about the arcs whose owner changes. */
@Part(id = "C", title = "What moves")
final class MovedArcs {
    private static final String RULE = "arcs";

    @Test
    @Check(
            id = "C1",
            title = "The arcs of nine changes on a drawn ring",
            points = 4,
            hint = "An arc ends on a point of the node and begins after the point before it. The source is who owned it until now.")
    void drawnRing(HashingSolution solution) {
        TableHasher drawing = new TableHasher()
                .place("A#0", 100).place("A#1", 500).place("B#0", 200).place("B#1", -200)
                .place("C#0", 300).place("C#1", 350).place("D#0", 50).place("D#1", 400).place("E#0", 500).place("E#1", -10);
        Ring ring = solution.ring(drawing, 2);
        arcs(ring, true, "A");
        arcs(ring, true, "B", new Arc(100, 200, "A", "B"), new Arc(500, -200, "A", "B"));
        arcs(ring, true, "C", new Arc(200, 300, "A", "C"), new Arc(300, 350, "A", "C"));
        arcs(ring, true, "D", new Arc(-200, 50, "A", "D"), new Arc(350, 400, "A", "D"));
        arcs(ring, true, "E", new Arc(-200, -10, "D", "E"));
        arcs(ring, false, "A", new Arc(50, 100, "A", "B"), new Arc(400, 500, "A", "E"));
        arcs(ring, false, "D", new Arc(-10, 50, "D", "B"), new Arc(350, 400, "D", "E"));
        arcs(ring, false, "B", new Arc(-10, 200, "B", "C"), new Arc(500, -200, "B", "E"));
        arcs(ring, false, "C", new Arc(-10, 300, "C", "E"), new Arc(300, 350, "C", "E"));
    }

    /** Compares arcs, merged where neighbours have the same source and target. */
    private static void arcs(Ring ring, boolean joins, String node, Arc... expected) {
        List<Arc> arcs = returned(joins ? ring.add(node) : ring.remove(node));
        String when = "When " + node + (joins ? " joins" : " leaves") + " the drawn ring, ";
        Set<Arc> merged = new HashSet<>(merged(arcs));
        for (Arc arc : merged(List.of(expected))) {
            Expect.that(RULE, merged.remove(arc), when + shown(arc) + " changes from " + arc.source() + " to " + arc.target()
                    + ". The answer does not say so.");
        }
        for (Arc arc : merged) {
            throw new Violation(RULE, when + "the answer says that " + shown(arc) + " changes from " + arc.source() + " to "
                    + arc.target() + ". It does not.");
        }
    }

    private static List<Arc> merged(List<Arc> arcs) {
        List<Arc> merged = new ArrayList<>(arcs);
        for (boolean again = true; again; ) {
            again = false;
            for (Arc one : merged) {
                for (Arc next : merged) {
                    if (one != next && one.toInclusive() == next.fromExclusive() && same(one.source(), next.source())
                            && same(one.target(), next.target())) {
                        merged.remove(one);
                        merged.remove(next);
                        merged.add(new Arc(one.fromExclusive(), next.toInclusive(), one.source(), one.target()));
                        again = true;
                        break;
                    }
                }
                if (again) {
                    break;
                }
            }
        }
        return merged;
    }

    private static boolean same(String one, String other) {
        return one != null && one.equals(other);
    }

    private static String shown(Arc arc) {
        return "(" + Long.toUnsignedString(arc.fromExclusive()) + ", " + Long.toUnsignedString(arc.toInclusive()) + "]";
    }

    private static List<Arc> returned(List<Arc> arcs) {
        return Returned.list("The list of arcs", Arc.class, arcs);
    }

    @Test
    @Check(
            id = "C2",
            title = "Every position changes its owner if and only if it lies in an arc",
            points = 6,
            schedules = 40,
            hint = "Two neighbouring points of the new node: both arcs come from the node behind them, not from the new node itself."
                    + " And mind arcs across zero.")
    void everyPosition(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("changes");
            boolean crowded = random.chance(500);
            Hasher hasher = crowded ? Draw.hasher(schedule, 9) : Draw.hasher(schedule);
            int vnodes = 1 + random.nextInt(20);
            Ring ring = solution.ring(hasher, vnodes);
            BookRing before = new BookRing(hasher, vnodes);
            BookRing after = new BookRing(hasher, vnodes);
            List<String> outside = Draw.nodes(schedule, 7);
            for (int change = 0; change < 14; change++) {
                boolean joins = after.nodes().isEmpty() || !outside.isEmpty() && random.chance(600);
                String node = joins ? outside.remove(random.nextInt(outside.size())) : Draw.oneOf(after.nodes(), random);
                List<Arc> arcs;
                if (joins) {
                    arcs = returned(ring.add(node));
                    after.add(node);
                } else {
                    arcs = returned(ring.remove(node));
                    after.remove(node);
                    outside.add(node);
                }
                Expect.that(RULE, arcs.size() <= vnodes, "A node of " + vnodes + " points " + (joins ? "joins" : "leaves")
                        + ", and there are " + arcs.size() + " arcs; at most one for each point.");
                String what = (joins ? "When a node joins" : "When a node leaves") + (crowded ? " a ring with collisions" : "");
                compare(what, before, after, arcs, probes(before, after, random));
                if (joins) {
                    before.add(node);
                } else {
                    before.remove(node);
                }
            }
        });
    }

    private static Set<Long> probes(BookRing before, BookRing after, RandomStream random) {
        Set<Long> probes = new TreeSet<>(List.of(0L, -1L));
        for (BookRing ring : List.of(before, after)) {
            for (BookRing.Point point : ring.points()) {
                probes.addAll(List.of(point.position(), point.position() - 1, point.position() + 1));
            }
        }
        for (int i = 0; i < 200; i++) {
            probes.add(random.nextBits());
        }
        return probes;
    }

    private static void compare(String what, BookRing before, BookRing after, List<Arc> arcs, Set<Long> probes) {
        boolean everybodyCame = before.nodes().isEmpty();
        boolean everybodyLeft = after.nodes().isEmpty();
        if (everybodyCame || everybodyLeft) {
            Expect.that(RULE, arcs.isEmpty(), "The first node that joins takes nothing from anybody, and the last one that leaves has no "
                    + "heir: there must be no arc, but there are " + arcs.size() + ".");
            return;
        }
        for (long position : probes) {
            String source = before.ownerAt(position);
            String target = after.ownerAt(position);
            List<Arc> here = arcs.stream().filter(arc -> contains(arc, position)).toList();
            if (source.equals(target)) {
                Expect.that(RULE, here.isEmpty(), what + ", a position that keeps its owner lies in an arc.");
            } else {
                Expect.that(RULE, here.size() == 1, what + ", a position changes its owner and lies in " + here.size()
                        + " arcs; it must be exactly one.");
                Expect.that(RULE, source.equals(here.getFirst().source()), what + ", the source of an arc is not who owned it until now"
                        + (same(here.getFirst().source(), here.getFirst().target()) ? ": source and target are the same." : "."));
                Expect.that(RULE, target.equals(here.getFirst().target()), what + ", the target of an arc is not who owns it now.");
            }
        }
    }

    /** Whether one meets a position walking clockwise along the arc. */
    private static boolean contains(Arc arc, long position) {
        long length = arc.toInclusive() - arc.fromExclusive();
        long way = position - arc.fromExclusive();
        return length == 0 || way != 0 && Long.compareUnsigned(way, length) <= 0;
    }

    @Test
    @Check(
            id = "C3",
            title = "The keys in the arcs are the keys that move",
            points = 3,
            schedules = 10,
            hint = "This is what arcs are for: knowing which keys to copy before the node serves them.",
            keeps = "weights above 1, which C2 does not use")
    void keysInArcs(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Hasher hasher = Draw.hasher(schedule);
            List<String> nodes = Draw.nodes(schedule, 7);
            List<String> keys = Draw.keys(schedule, 3_000);
            Ring ring = solution.ring(hasher, 50);
            nodes.subList(0, 6).forEach(ring::add);
            List<String> before = keys.stream().map(ring::owner).toList();
            List<Arc> joined = returned(ring.add(nodes.getLast(), 3));
            List<String> after = keys.stream().map(ring::owner).toList();
            keysMove("A node of weight 3 joins", hasher, keys, joined, before, after);
            List<Arc> left = returned(ring.remove(nodes.getLast()));
            keysMove("A node of weight 3 leaves", hasher, keys, left, after, keys.stream().map(ring::owner).toList());
        });
    }

    private static void keysMove(
            String what, Hasher hasher, List<String> keys, List<Arc> arcs, List<String> before, List<String> after) {
        int moved = 0;
        int inArcs = 0;
        for (int i = 0; i < keys.size(); i++) {
            long position = hasher.hash(keys.get(i));
            boolean moves = !same(before.get(i), after.get(i));
            long found = arcs.stream().filter(arc -> contains(arc, position)).count();
            moved += moves ? 1 : 0;
            inArcs += found > 0 ? 1 : 0;
            Expect.that(RULE, found == (moves ? 1 : 0), what + ": " + (moves
                    ? "a key moves that lies in " + found + " arcs; it must be exactly one."
                    : "a key lies in an arc and does not move."));
        }
        Expect.that(RULE, moved > 0 && moved == inArcs, what + ", and no key moves.");
    }

    @Test
    @Check(
            id = "C4",
            title = "The whole circle as one arc, and arcs of who owns nothing",
            points = 3,
            hint = "On a ring with a single position, the point before a point is the point itself.")
    void wholeCircle(HashingSolution solution) {
        TableHasher drawing = new TableHasher().place("A#0", 7).place("B#0", 7).place("C#0", 7);
        Ring ring = solution.ring(drawing, 1);
        arcs(ring, true, "B");
        arcs(ring, true, "A", new Arc(7, 7, "B", "A"));
        arcs(ring, true, "C");
        arcs(ring, false, "C");
        arcs(ring, false, "A", new Arc(7, 7, "A", "B"));
        arcs(ring, false, "B");
    }
}
