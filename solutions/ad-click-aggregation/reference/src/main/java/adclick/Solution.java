package adclick;

import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.AggregationWorker;
import dev.assay.labs.adclick.Aggregators;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickAggregator;
import dev.assay.labs.adclick.ClickCube;
import dev.assay.labs.adclick.ClickPartitioner;
import dev.assay.labs.adclick.ClickPorts;
import dev.assay.labs.adclick.ClickProcessor;
import dev.assay.labs.adclick.CountTable;
import dev.assay.labs.adclick.DbWriter;
import dev.assay.labs.adclick.Estimates;
import dev.assay.labs.adclick.Reconciler;
import dev.assay.labs.adclick.Reducer;
import dev.assay.labs.adclick.Split;
import dev.assay.labs.adclick.WorkerPorts;
import dev.assay.labs.adclick.WriterPorts;
import java.util.List;
import java.util.function.ToIntFunction;

/** How the tests reach your classes. Complete as it is. */
public final class Solution implements AdClickSolution {
    @Override
    public ClickAggregator aggregator(AdConfig config, int partition) {
        return new WindowAggregator(config, partition);
    }

    @Override
    public ClickAggregator restored(AdConfig config, int partition, Record snapshot) {
        return new WindowAggregator(config, partition, snapshot);
    }

    @Override
    public ClickCube cube(CountTable table) {
        return new RollupCube(table);
    }

    @Override
    public AggregationWorker worker(WorkerPorts ports, AdConfig config, Aggregators aggregators) {
        return new ExactlyOnceWorker(ports, config, aggregators);
    }

    @Override
    public DbWriter writer(WriterPorts ports) {
        return new RowWriter(ports);
    }

    @Override
    public ClickProcessor processor(ClickPorts ports, ToIntFunction<Click> partitioner) {
        return new ClickEndpoint(ports, partitioner);
    }

    @Override
    public ClickPartitioner partitioner(int partitions, List<Split> plan) {
        return new ImpressionPartitioner(partitions, plan);
    }

    @Override
    public Reducer reducer(AdConfig config, int partitions, int n) {
        return new TopReducer(config, partitions, n);
    }

    @Override
    public Reconciler reconciler() {
        return new BatchReconciler();
    }

    @Override
    public Estimates estimates() {
        return new Envelope();
    }
}
