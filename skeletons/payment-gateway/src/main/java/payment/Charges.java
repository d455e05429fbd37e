package payment;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Money;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.labs.payment.DeadLetter;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.PaymentConfig;
import dev.assay.labs.payment.PaymentPorts;
import payment.Tables.Due;
import payment.Tables.Order;
import payment.Tables.Outgoing;

/** One order's way: claimed, charged, recorded. Each step can be the last of this process; the next one goes on from what is stored. */
final class Charges {
    private final PaymentPorts ports;
    private final PaymentConfig config;
    private final MoneyCodec money;

    Charges(PaymentPorts ports, MoneyCodec money) {
        this.ports = ports;
        this.config = ports.config();
        this.money = money;
    }

    /** Charges what is due. */
    void driveDue() {
        // TODO Charges what is due, in the order in which it is. Written last: tick calls it from the beginning.
    }

    /**
     * Charges an order, if nobody else is at it.
     *
     * @param isMine whether this request has stored it
     */
    void drive(String orderId, boolean isMine) {
        // TODO Claim it, so that others keep away for a while and know when to come; ask the provider; record what it says.
        throw new UnsupportedOperationException("Charges.drive");
    }

    /** Records where a payment stands, as the provider's answer or event says; an unknown order is left alone. */
    void finish(String orderId, PspPayment payment) {
        // TODO Others do the same at the same time. What is final stays; what is SUCCESS has to reach the ledger.
        throw new UnsupportedOperationException("Charges.finish");
    }
}
