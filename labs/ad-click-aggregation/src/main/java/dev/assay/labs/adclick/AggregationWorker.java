package dev.assay.labs.adclick;

/**
 * Consumes a partition of the raw log and commits what an aggregator makes of it, each result once, whatever goes wrong.
 * <ul>
 * <li>Partition p of the results holds exactly the results of the records before the committed offset, each once.
 * <li>When a commit's outcome is unknown, {@code committed} tells.
 * <li>Whoever is told {@link dev.assay.kit.port.Fenced} stops: at most 5 more port calls, and none of them writes.
 * <li>The owner of the largest epoch never stops because of an older owner. A {@link dev.assay.kit.port.VersionConflict} of a checkpoint says
 *     that somebody else has saved one, not that he is the owner. A newer checkpoint (of a larger offset) is not replaced by an older one.
 * <li>Without faults it saves a checkpoint at least every 1,000 records, at most {@code records / 100 + virtual seconds / 10}; after a restart it
 *     reads at most 1,000 records and one batch again, never the whole log: old entries are not kept.
 * <li>Without faults a row is committed within 30,000 ms after its last record could be read.
 * </ul>
 */
public interface AggregationWorker {
    /**
     * Works until it is fenced; then it returns, or throws {@link dev.assay.kit.port.Fenced}. Other failures of ports are no reason to end.
     *
     * @throws IllegalArgumentException if the assignment is {@code null}, of a partition that is not there, or of an epoch below 1
     */
    void run(Assignment assignment);
}
