package dev.assay.labs.payment;

import dev.assay.kit.Entry;

/** How the tests reach a solution. Every method gives a new object. */
@Entry("payment.Solution")
public interface PaymentSolution {
    /** Amounts. */
    MoneyCodec money();

    /** Books without entries. */
    Ledger ledger();

    /**
     * One instance of the service. Made again when its process restarts; must not call ports before {@code start}.
     *
     * @param money reads amounts and computes fees; perhaps not yours
     */
    PaymentService service(PaymentPorts ports, MoneyCodec money);

    /** Compares books. */
    Reconciler reconciler();

    /** How big it has to be. */
    Estimates estimates();
}
