package payment;

import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.PaymentPorts;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.WalletRow;
import java.util.List;
import payment.Tables.Outgoing;

/** Carries over to the ledger and to the log what the payments database has decided. */
final class Outbox {
    private static final int AT_ONCE = 10;

    private final PaymentPorts ports;

    Outbox(PaymentPorts ports) {
        this.ports = ports;
    }

    /** Tells what is to be told, and forgets it then. */
    void relay() {
        List<Row<Outgoing>> rows = ports.payments().scan(Tables.OUTBOX, "!", "~", AT_ONCE);
        Steps.each(rows, row -> {
            // BEGIN SOLUTION
            // STUB: // TODO This can end after any of its calls, and begin again.
            // STUB: throw new UnsupportedOperationException("Outbox.relay");
            if (row.value().letter() != null) {
                ports.log().append(Schema.DLQ, row.value().letter().orderId(), row.value().letter());
            } else {
                post(row.value().entry());
            }
            ports.payments().delete(Tables.OUTBOX, row.id());
            // END SOLUTION
        });
    }

    // BEGIN SOLUTION
    /** The entry's id makes it happen once: with it, or not at all, the wallet grows. */
    private void post(JournalEntry entry) {
        try (Tx tx = ports.ledger().begin()) {
            if (!tx.insert(Schema.JOURNAL, entry.id(), entry)) {
                return;
            }
            for (Leg leg : entry.legs()) {
                if (leg.account().startsWith("seller:")) {
                    add(tx, leg.account().substring("seller:".length()), leg.currency(), -leg.minor());
                }
            }
            tx.commit();
        }
    }

    /** Adds to a wallet, which others do at the same time. */
    static void add(Tx tx, String seller, String currency, long minor) {
        String id = Schema.wallet(seller, currency);
        Row<WalletRow> wallet = tx.lock(Schema.WALLET, id);
        tx.put(Schema.WALLET, id, new WalletRow((wallet == null ? 0 : wallet.value().minor()) + minor));
    }
    // END SOLUTION
}
