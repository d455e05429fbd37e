package dev.assay.labs.adclick;

/**
 * Copies the rows of a partition of the results into the database. Every row is there some time, with its highest tier and that tier's
 * count; a stored row never goes back to a lower tier, not for a moment, even when a write takes effect late or two writers run at once.
 */
public interface DbWriter {
    /**
     * Works for ever. Failures of ports are no reason to end.
     *
     * @throws IllegalArgumentException if the partition is not there
     */
    void run(int partition);
}
