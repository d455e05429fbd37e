package payment;

import dev.assay.kit.port.Money;
import dev.assay.labs.payment.Finding;
import dev.assay.labs.payment.OurCharge;
import dev.assay.labs.payment.Reconciler;
import dev.assay.labs.payment.Reconciliation;
import dev.assay.labs.payment.Reconciliation.Item;
import dev.assay.labs.payment.SettlementLine;
import java.util.List;

/** Two books side by side. */
final class Matching implements Reconciler {
    @Override
    public Reconciliation reconcile(List<OurCharge> ours, List<SettlementLine> theirs, long cutoff) {
        // TODO Which lines are good? Which payments are charged? Then reference by reference.
        throw new UnsupportedOperationException("Matching.reconcile");
    }
}
