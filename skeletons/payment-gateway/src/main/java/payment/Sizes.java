package payment;

import dev.assay.labs.payment.Estimates;

/** How big it has to be. */
final class Sizes implements Estimates {
    @Override
    public double paymentsPerSecond() {
        throw new UnsupportedOperationException("Sizes.paymentsPerSecond");
    }

    @Override
    public double callsInFlightAtPeak() {
        throw new UnsupportedOperationException("Sizes.callsInFlightAtPeak");
    }

    @Override
    public double journalGigabytesPerYear() {
        throw new UnsupportedOperationException("Sizes.journalGigabytesPerYear");
    }

    @Override
    public double secondsBeforeGivingUp() {
        throw new UnsupportedOperationException("Sizes.secondsBeforeGivingUp");
    }
}
