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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        // BEGIN SOLUTION
        // STUB: // TODO From where? Then copy for ever; the key of a row is RowKey.rowId(partition).
        String writer = "writer/" + partition;
        while (true) {
            var position = retry.idempotent(() -> ports.database().get(Tables.WRITERS, writer));
            long next = position == null ? 0 : position.value().next();
            List<LogEntry<Result>> entries =
                    retry.idempotent(() -> ports.results().read(ports.resultTopic(), partition, next, BATCH, WAIT_MS));
            if (entries.isEmpty()) {
                continue;
            }
            List<Check> checks = new ArrayList<>();
            List<Write> writes = new ArrayList<>();
            checks.add(new Check(Tables.WRITERS, writer, position == null ? 0 : position.version()));
            writes.add(new Write(Tables.WRITERS, writer, new WriterPosition(entries.getLast().offset() + 1)));
            highest(entries).forEach((id, row) -> {
                var there = retry.idempotent(() -> ports.database().get(Tables.ROWS, id));
                checks.add(new Check(Tables.ROWS, id, there == null ? 0 : there.version()));
                if (there == null || there.value().tier().compareTo(row.tier()) < 0) {
                    writes.add(new Write(Tables.ROWS, id, row));
                }
            });
            try {
                // False: somebody else was here, or an earlier try of ours. The database says what is to be done next.
                ports.database().transact(checks, writes);
            } catch (Unavailable | OutcomeUnknown failure) {
                ports.time().sleep(200);
            }
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static Map<String, StoredRow> highest(List<LogEntry<Result>> entries) {
        Map<String, StoredRow> rows = new LinkedHashMap<>();
        for (LogEntry<Result> entry : entries) {
            if (entry.value() instanceof Row row) {
                StoredRow stored = new StoredRow(row.tier(), row.count());
                rows.merge(row.key().rowId(row.partition()), stored, (one, other) -> one.tier().compareTo(other.tier()) < 0 ? other : one);
            }
        }
        return rows;
    }
    // END SOLUTION
}
