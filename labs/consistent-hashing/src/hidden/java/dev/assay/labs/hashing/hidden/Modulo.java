package dev.assay.labs.hashing.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.hashing.Hash64;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.HashingSolution;
import dev.assay.labs.hashing.Partitioner;
import dev.assay.labs.hashing.Ring;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everybody tries first, and why it breaks. */
@Part(id = "A", title = "Modulo, and what it costs")
final class Modulo {
    @Test
    @Check(
            id = "A1",
            title = "The owner of a key is the node at hash modulo n",
            points = 3,
            schedules = 20,
            hint = "Long.remainderUnsigned. Half of all hashes are negative when read as signed.")
    void owner(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Hasher hasher = Draw.hasher(schedule);
            List<String> nodes = Draw.nodes(schedule, 1 + schedule.stream("count").nextInt(12));
            Partitioner modulo = solution.modulo(hasher, nodes);
            for (String key : Draw.keys(schedule, 300)) {
                int index = (int) Long.remainderUnsigned(hasher.hash(key), nodes.size());
                Expect.equal("owner", "Among " + nodes.size() + " nodes, the owner of a key that hashes to 0x"
                        + Long.toHexString(hasher.hash(key)), nodes.get(index), modulo.owner(key));
            }
            List<String> changed = new ArrayList<>(nodes);
            Partitioner kept = solution.modulo(hasher, changed);
            String before = kept.owner("key");
            changed.addFirst("newcomer");
            Expect.equal("owner", "After the caller has changed the list that it had passed, the owner of a key", before,
                    kept.owner("key"));
        });
        Expect.refused("A partitioner without nodes", IllegalArgumentException.class,
                () -> solution.modulo(new Hash64(), List.of()));
    }

    @Test
    @Check(
            id = "A2",
            title = "From four nodes to five, four keys in five move; from four to three, three in four",
            points = 3,
            hint = "Count the keys whose owner differs. If the share is far off, look at your hash's sign.")
    void movedShare(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Hasher hasher = Draw.hasher(schedule);
            List<String> keys = Draw.keys(schedule, 20_000);
            List<String> nodes = Draw.nodes(schedule, 5);
            Partitioner three = solution.modulo(hasher, nodes.subList(0, 3));
            Partitioner four = solution.modulo(hasher, nodes.subList(0, 4));
            Partitioner five = solution.modulo(hasher, nodes);
            // Seven standard deviations: 7 * sqrt(.8 * .2 / 20,000) = .0198, 7 * sqrt(.75 * .25 / 20,000) = .0214.
            share("From 4 nodes to 5", solution.moved(four, five, keys), keys.size(), 800, 20);
            share("From 4 nodes to 3", solution.moved(four, three, keys), keys.size(), 750, 22);
            Expect.equal("moved", "The number of keys that move when nothing changes", 0, solution.moved(four, four, keys));
        });
    }

    private static void share(String what, int moved, int keys, int permille, int tolerance) {
        long found = moved * 1000L / keys;
        Expect.that("moved", Math.abs(found - permille) <= tolerance,
                what + ", about " + permille / 10 + " % of the keys move; moved() says " + found / 10 + " %.");
    }

    @Test
    @Check(
            id = "A3",
            title = "On a ring, the eleventh node takes its share and no more",
            points = 2,
            schedules = 5,
            hint = "With a ring of 100 points a node, about one key in eleven moves. Are all points of a node on your ring?")
    void ringMovesLittle(HashingSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Hasher hasher = Draw.hasher(schedule);
            List<String> keys = Draw.keys(schedule, 5_000);
            List<String> nodes = Draw.nodes(schedule, 11);
            Ring before = solution.ring(hasher, 100);
            Ring after = solution.ring(hasher, 100);
            for (String node : nodes) {
                after.add(node);
                if (!node.equals(nodes.getLast())) {
                    before.add(node);
                }
            }
            int moved = solution.moved(before, after, keys);
            // A share of 1/11 at 100 points a node stays below 15.3 % with probability 1 - 10^-9; key sampling adds the rest.
            Expect.that("moved", moved > 0 && moved * 100L <= keys.size() * 17L,
                    "From 10 nodes to 11 on a ring, " + moved * 100L / keys.size() + " % of the keys move; it should be about 9 %.");
        });
    }
}
