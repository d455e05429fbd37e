package dev.assay.labs.adclick;

import dev.assay.kit.port.Table;

/** The database's tables. */
public final class Tables {
    /** The counts; ids are {@link RowKey#rowId}. */
    public static final Table<StoredRow> ROWS = new Table<>("rows", StoredRow.class);

    /** For the writers' own use. */
    public static final Table<WriterPosition> WRITERS = new Table<>("writers", WriterPosition.class);

    private Tables() {}
}
