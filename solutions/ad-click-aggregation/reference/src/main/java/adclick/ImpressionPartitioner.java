package adclick;

import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickPartitioner;
import dev.assay.labs.adclick.Split;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spreads hot ads over partitions, by impression. */
final class ImpressionPartitioner implements ClickPartitioner {
    private final int partitions;
    private final Map<String, TreeMap<Long, Integer>> ways = new HashMap<>();

    ImpressionPartitioner(int partitions, List<Split> plan) {
        if (partitions < 1 || plan == null) {
            throw new IllegalArgumentException(partitions + " partitions");
        }
        this.partitions = partitions;
        for (Split split : plan) {
            if (split.ways() < 1 || split.ways() > partitions) {
                throw new IllegalArgumentException(split + " with " + partitions + " partitions");
            }
            ways.computeIfAbsent(split.adId(), any -> new TreeMap<>()).put(split.fromServedAtMs(), split.ways());
        }
    }

    @Override
    public int partitionOf(Click click) {
        if (click == null) {
            throw new IllegalArgumentException("there is no click");
        }
        // BEGIN SOLUTION
        // STUB: // TODO Which split held when the impression was served? Then spread its ad, by impression.
        // STUB: throw new UnsupportedOperationException("ImpressionPartitioner.partitionOf");
        TreeMap<Long, Integer> plan = ways.get(click.adId());
        Map.Entry<Long, Integer> split = plan == null ? null : plan.floorEntry(click.servedAtMs());
        int among = split == null ? 1 : split.getValue();
        int first = Math.floorMod(hash(click.adId()), partitions);
        return (first + Math.floorMod(hash(click.impressionId()), among)) % partitions;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** FNV-1a, then mixed: names that differ in their last digit only are far apart. */
    private static int hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) (hash ^ (hash >>> 33));
    }
    // END SOLUTION
}
