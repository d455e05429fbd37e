package dev.assay.labs.adclick;

/** Makes aggregators. */
public interface Aggregators {
    /**
     * One that has seen nothing.
     *
     * @param partition at least 0
     * @throws IllegalArgumentException if the configuration is {@code null} or the partition is negative
     */
    ClickAggregator aggregator(AdConfig config, int partition);

    /**
     * One that goes on from a snapshot: from now on it says what the other one would have said.
     *
     * @param snapshot what {@link ClickAggregator#snapshot} of an aggregator with this configuration and partition gave
     * @throws IllegalArgumentException if something is {@code null}, or the snapshot is not of that kind
     */
    ClickAggregator restored(AdConfig config, int partition, Record snapshot);
}
