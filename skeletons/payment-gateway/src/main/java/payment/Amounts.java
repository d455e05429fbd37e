package payment;

import dev.assay.kit.port.Money;
import dev.assay.labs.payment.Currencies;
import dev.assay.labs.payment.MoneyCodec;
import java.util.List;

/** Amounts in minor units: whole numbers all the way. */
final class Amounts implements MoneyCodec {
    @Override
    public Money parse(String amount, String currency) {
        throw new UnsupportedOperationException("Amounts.parse");
    }

    @Override
    public String format(Money money) {
        throw new UnsupportedOperationException("Amounts.format");
    }

    @Override
    public Money fee(Money amount, int bps) {
        // TODO 10^15 times 10,000 does not fit a long.
        throw new UnsupportedOperationException("Amounts.fee");
    }

    @Override
    public List<Money> split(Money total, List<Integer> weights) {
        throw new UnsupportedOperationException("Amounts.split");
    }
}
