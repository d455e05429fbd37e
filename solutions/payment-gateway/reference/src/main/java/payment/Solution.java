package payment;

import dev.assay.labs.payment.Estimates;
import dev.assay.labs.payment.Ledger;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.PaymentPorts;
import dev.assay.labs.payment.PaymentService;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.Reconciler;

/** How the tests reach your classes. Complete as it is. */
public final class Solution implements PaymentSolution {
    @Override
    public MoneyCodec money() {
        return new Amounts();
    }

    @Override
    public Ledger ledger() {
        return new Books();
    }

    @Override
    public PaymentService service(PaymentPorts ports, MoneyCodec money) {
        return new Payments(ports, money);
    }

    @Override
    public Reconciler reconciler() {
        return new Matching();
    }

    @Override
    public Estimates estimates() {
        return new Sizes();
    }
}
