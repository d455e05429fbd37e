package dev.assay.labs.payment;

import dev.assay.kit.port.Table;
import dev.assay.kit.port.Topic;

/** The tables and the topic that the accounting department reads. All other tables are yours. */
public final class Schema {
    /** In the ledger's database: entries by their id. Only ever inserted. */
    public static final Table<JournalEntry> JOURNAL = new Table<>("journal", JournalEntry.class);
    /** In the ledger's database: wallets by {@link #wallet}. */
    public static final Table<WalletRow> WALLET = new Table<>("wallet", WalletRow.class);
    /** Orders that were given up. */
    public static final Topic<DeadLetter> DLQ = new Topic<>("payment-dlq", DeadLetter.class, 1);

    private Schema() {}

    /** A wallet's id. */
    public static String wallet(String seller, String currency) {
        return seller + "|" + currency;
    }
}
