package payment;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Money;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.PspTransfer;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.TransferStatus;
import dev.assay.kit.port.Tx;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.PaymentConfig;
import dev.assay.labs.payment.PaymentPorts;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PayoutStatus;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.WalletRow;
import payment.Tables.Due;
import payment.Tables.Payout;

/** Money that leaves: reserved first, then transferred, then settled. All of it lives beside the ledger. */
final class Payouts {
    private final PaymentPorts ports;
    private final PaymentConfig config;

    Payouts(PaymentPorts ports) {
        this.ports = ports;
        this.config = ports.config();
    }

    /** See {@link dev.assay.labs.payment.PaymentService#payout}. */
    PayoutStatus payout(String payoutId, String seller, String bankAccount, Money amount) {
        // TODO Take it out of the wallet first. Until the bank has said no, for certain, it stays out.
        throw new UnsupportedOperationException("Payouts.payout");
    }

    /** Asks again for what is due. */
    void driveDue() {
        // TODO Asks again for payouts that are due.
    }
}
