package dev.assay.labs.adclick;

/** What an aggregator tells: see {@link ClickAggregator#accept}. */
public sealed interface Result permits Row, Progress {
    /** Of which partition it speaks. */
    int partition();
}
