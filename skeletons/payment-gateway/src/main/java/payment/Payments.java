package payment;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Money;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.labs.payment.Currencies;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.OrderSpec;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.OrderView;
import dev.assay.labs.payment.PayReply;
import dev.assay.labs.payment.PaymentPorts;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentService;
import dev.assay.labs.payment.PayoutStatus;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.Signatures;
import dev.assay.labs.payment.WalletRow;
import dev.assay.labs.payment.WebhookEvent;
import dev.assay.labs.payment.WebhookReply;
import java.util.List;
import payment.Tables.Checkout;
import payment.Tables.Due;
import payment.Tables.Order;

/** The gateway's front: requests and events come in here, and the clock ticks. */
final class Payments implements PaymentService {
    private final PaymentPorts ports;
    private final MoneyCodec money;
    private final Charges charges;
    private final Outbox outbox;
    private final Payouts payouts;

    Payments(PaymentPorts ports, MoneyCodec money) {
        this.ports = ports;
        this.money = money;
        this.charges = new Charges(ports, money);
        this.outbox = new Outbox(ports);
        this.payouts = new Payouts(ports);
    }

    @Override
    public PayReply pay(PaymentRequest request) {
        // TODO Store first, together; then charge; then answer what is stored. Who comes second with the same name?
        throw new UnsupportedOperationException("Payments.pay");
    }

    @Override
    public OrderView status(String orderId) {
        throw new UnsupportedOperationException("Payments.status");
    }

    @Override
    public WebhookReply webhook(long timestampMillis, String signatureHex, String body) {
        // TODO Who says so, and when? Then: what may an event change, whatever came before it?
        throw new UnsupportedOperationException("Payments.webhook");
    }

    @Override
    public PayoutStatus payout(String payoutId, String seller, String bankAccount, Money amount) {
        return payouts.payout(payoutId, seller, bankAccount, amount);
    }

    @Override
    public Money balance(String seller, String currency) {
        throw new UnsupportedOperationException("Payments.balance");
    }

    @Override
    public void tick() {
        Steps.each(List.<Runnable>of(charges::driveDue, outbox::relay, payouts::driveDue), Runnable::run);
    }
}
