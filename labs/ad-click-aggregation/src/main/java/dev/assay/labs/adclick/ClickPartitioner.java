package dev.assay.labs.adclick;

/**
 * Decides to which partition a click goes. It depends on the impression only (its id, its ad, when it was served), so that all clicks of an
 * impression meet in one partition, whenever they come and whatever splits come later. An ad that is split k ways uses exactly k
 * partitions, evenly: of 10,000 impressions none gets more than 1.2 times the mean. Ads without a split (one way) are spread over all partitions:
 * with 2,000 ads on 16 partitions none has more than 1.5 times the mean.
 */
public interface ClickPartitioner {
    /**
     * The partition, from 0.
     *
     * @throws IllegalArgumentException if the click is {@code null}
     */
    int partitionOf(Click click);
}
