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
            // TODO This can end after any of its calls, and begin again.
            throw new UnsupportedOperationException("Outbox.relay");
        });
    }
}
