package dev.assay.labs.adclick;

import dev.assay.kit.Entry;
import java.util.List;
import java.util.function.ToIntFunction;

/** How the tests reach a solution. Every method gives a new object. Nothing that is given is {@code null}, unless its test says so. */
@Entry("adclick.Solution")
public interface AdClickSolution extends Aggregators {
    /** Rolled-up counts in a table, which may hold some already. */
    ClickCube cube(CountTable table);

    /**
     * A worker. Built at each start of a process; it must not call ports before it runs.
     *
     * @param aggregators where it gets aggregators from; not always this solution's own
     */
    AggregationWorker worker(WorkerPorts ports, AdConfig config, Aggregators aggregators);

    /** A writer. Built at each start of a process. */
    DbWriter writer(WriterPorts ports);

    /**
     * A click endpoint. Built at each start of a process.
     *
     * @param partitioner to which partition a click goes
     */
    ClickProcessor processor(ClickPorts ports, ToIntFunction<Click> partitioner);

    /**
     * A partitioner.
     *
     * @param partitions how many there are, at least 1
     * @param plan in any order; no two splits of an ad begin at the same time
     * @throws IllegalArgumentException if there are no partitions, or a split has less than 1 or more ways than there are partitions
     */
    ClickPartitioner partitioner(int partitions, List<Split> plan);

    /**
     * A reducer.
     *
     * @param partitions how many there are, at least 1
     * @param n how many ads a list has at most, at least 1
     * @throws IllegalArgumentException if there are no partitions or n is less than 1
     */
    Reducer reducer(AdConfig config, int partitions, int n);

    /** A reconciler. */
    Reconciler reconciler();

    /** Capacity. */
    Estimates estimates();
}
