package adclick;

import dev.assay.kit.port.Check;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Unavailable;
import dev.assay.kit.port.Write;
import dev.assay.labs.adclick.DbWriter;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.StoredRow;
import dev.assay.labs.adclick.Tables;
import dev.assay.labs.adclick.WriterPorts;
import dev.assay.labs.adclick.WriterPosition;

/** Copies rows into the database, a batch and its position in one step. */
final class RowWriter implements DbWriter {
    private static final int BATCH = 12;
    private static final long WAIT_MS = 1_000;

    private final WriterPorts ports;
    private final Retry retry;

    RowWriter(WriterPorts ports) {
        this.ports = ports;
        this.retry = new Retry(ports.time());
    }

    @Override
    public void run(int partition) {
        if (partition < 0 || partition >= ports.resultTopic().partitions()) {
            throw new IllegalArgumentException("there is no partition " + partition);
        }
        // TODO From where? Then copy for ever; the key of a row is RowKey.rowId(partition).
    }
}
