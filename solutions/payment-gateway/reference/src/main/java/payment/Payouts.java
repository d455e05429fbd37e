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
import java.util.List;
import payment.Tables.Due;
import payment.Tables.Payout;

/** Money that leaves: reserved first, then transferred, then settled. All of it lives beside the ledger. */
final class Payouts {
    // BEGIN SOLUTION
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int AT_ONCE = 8;
    private static final String IN_TRANSIT = "payouts:in-transit";
    // END SOLUTION

    private final PaymentPorts ports;
    private final PaymentConfig config;

    Payouts(PaymentPorts ports) {
        this.ports = ports;
        this.config = ports.config();
    }

    /** See {@link dev.assay.labs.payment.PaymentService#payout}. */
    PayoutStatus payout(String payoutId, String seller, String bankAccount, Money amount) {
        // BEGIN SOLUTION
        // STUB: // TODO Take it out of the wallet first. Until the bank has said no, for certain, it stays out.
        // STUB: throw new UnsupportedOperationException("Payouts.payout");
        if (!PaymentRequest.isName(payoutId) || !PaymentRequest.isName(seller) || !PaymentRequest.isName(bankAccount) || amount == null
                || amount.minor() <= 0) {
            return PayoutStatus.REJECTED;
        }
        long now = ports.time().now();
        Payout payout = new Payout(seller, bankAccount, amount, PayoutStatus.IN_PROGRESS, 1, now, now + config.leaseMillis());
        try (Tx tx = ports.ledger().begin()) {
            if (tx.insert(Tables.PAYOUTS, payoutId, payout)) {
                Row<WalletRow> wallet = tx.lock(Schema.WALLET, Schema.wallet(seller, amount.currency()));
                if (wallet == null || wallet.value().minor() < amount.minor()) {
                    return PayoutStatus.INSUFFICIENT_FUNDS;
                }
                tx.put(Schema.WALLET, wallet.id(), new WalletRow(wallet.value().minor() - amount.minor()));
                post(tx, "payout:" + payoutId, amount, "seller:" + seller, IN_TRANSIT);
                tx.insert(Tables.PAYOUTS_DUE, dueId(payoutId, payout), new Due(payoutId));
                tx.commit();
            } else {
                payout = null;
            }
        }
        if (payout == null) {
            return known(payoutId, seller, bankAccount, amount);
        }
        transfer(payoutId, payout);
        return ports.ledger().get(Tables.PAYOUTS, payoutId).value().status();
        // END SOLUTION
    }

    /** Asks again for what is due. */
    void driveDue() {
        // BEGIN SOLUTION
        // STUB: // TODO Asks again for payouts that are due.
        List<Row<Due>> due = ports.ledger().scan(Tables.PAYOUTS_DUE, "0", Keys.number(ports.time().now() + 1), AT_ONCE);
        Steps.each(due, row -> drive(row.value().name()));
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private PayoutStatus known(String payoutId, String seller, String bankAccount, Money amount) {
        Payout known = ports.ledger().get(Tables.PAYOUTS, payoutId).value();
        boolean isSame = known.seller().equals(seller) && known.bankAccount().equals(bankAccount) && known.amount().equals(amount);
        return isSame ? known.status() : PayoutStatus.REJECTED;
    }

    private void drive(String payoutId) {
        long now = ports.time().now();
        Payout claimed;
        try (Tx tx = ports.ledger().begin()) {
            Payout payout = tx.lock(Tables.PAYOUTS, payoutId).value();
            if (payout.status() != PayoutStatus.IN_PROGRESS || payout.dueAt() > now) {
                return;
            }
            claimed = change(tx, payoutId, payout, PayoutStatus.IN_PROGRESS, payout.attempts() + 1, now + config.leaseMillis());
            tx.commit();
        }
        transfer(payoutId, claimed);
    }

    private void transfer(String payoutId, Payout payout) {
        TransferStatus status;
        try {
            status = ask(payoutId, payout).status();
        } catch (PortException unknown) {
            status = TransferStatus.PROCESSING;
        }
        try (Tx tx = ports.ledger().begin()) {
            Payout now = tx.lock(Tables.PAYOUTS, payoutId).value();
            if (now.status() != PayoutStatus.IN_PROGRESS) {
                return;
            }
            switch (status) {
                case PAID -> {
                    post(tx, "settle:" + payoutId, now.amount(), IN_TRANSIT, "platform:bank");
                    change(tx, payoutId, now, PayoutStatus.PAID, now.attempts(), 0);
                }
                case REJECTED -> {
                    post(tx, "settle:" + payoutId, now.amount(), IN_TRANSIT, "seller:" + now.seller());
                    Outbox.add(tx, now.seller(), now.amount().currency(), now.amount().minor());
                    change(tx, payoutId, now, PayoutStatus.FAILED, now.attempts(), 0);
                }
                case PROCESSING -> change(tx, payoutId, now, PayoutStatus.IN_PROGRESS, now.attempts(),
                        ports.time().now() + backoff(now.attempts()));
            }
            tx.commit();
        }
    }

    private PspTransfer ask(String payoutId, Payout payout) {
        if (ports.time().now() - payout.firstTryAt() >= config.pspKeyTtlMillis() - HOUR_MILLIS) {
            PspTransfer found = ports.psp().findTransfer(payoutId);
            if (found != null) {
                return found;
            }
        }
        return ports.psp().transfer("payout:" + payoutId, payoutId, payout.bankAccount(), payout.amount());
    }

    private long backoff(int attempts) {
        return Math.min(config.retryCapMillis(), config.retryBaseMillis() << Math.min(attempts - 1, 30));
    }

    private void post(Tx tx, String id, Money amount, String debit, String credit) {
        List<Leg> legs = List.of(new Leg(debit, amount.minor(), amount.currency()), new Leg(credit, -amount.minor(), amount.currency()));
        tx.insert(Schema.JOURNAL, id, new JournalEntry(id, legs, ports.time().now()));
    }

    private static String dueId(String payoutId, Payout payout) {
        return Keys.number(payout.dueAt()) + "|" + payoutId;
    }

    private static Payout change(Tx tx, String payoutId, Payout payout, PayoutStatus status, int attempts, long dueAt) {
        Payout changed = new Payout(payout.seller(), payout.bankAccount(), payout.amount(), status, attempts, payout.firstTryAt(), dueAt);
        tx.put(Tables.PAYOUTS, payoutId, changed);
        tx.delete(Tables.PAYOUTS_DUE, dueId(payoutId, payout));
        if (dueAt != 0) {
            tx.insert(Tables.PAYOUTS_DUE, dueId(payoutId, changed), new Due(payoutId));
        }
        return changed;
    }
    // END SOLUTION
}
