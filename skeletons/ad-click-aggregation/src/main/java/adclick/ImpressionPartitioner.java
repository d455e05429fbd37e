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
        // TODO Which split held when the impression was served? Then spread its ad, by impression.
        throw new UnsupportedOperationException("ImpressionPartitioner.partitionOf");
    }
}
