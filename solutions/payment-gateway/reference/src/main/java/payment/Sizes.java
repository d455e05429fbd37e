package payment;

import dev.assay.labs.payment.Estimates;

/** How big it has to be. */
final class Sizes implements Estimates {
    // BEGIN SOLUTION
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double PER_DAY = 1_000_000;
    // END SOLUTION

    @Override
    public double paymentsPerSecond() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Sizes.paymentsPerSecond");
        return PER_DAY / SECONDS_PER_DAY;
        // END SOLUTION
    }

    @Override
    public double callsInFlightAtPeak() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Sizes.callsInFlightAtPeak");
        return 10 * PER_DAY / SECONDS_PER_DAY * 0.3;
        // END SOLUTION
    }

    @Override
    public double journalGigabytesPerYear() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Sizes.journalGigabytesPerYear");
        return PER_DAY * 1.3 * 3 * 120 * 365 / 1e9;
        // END SOLUTION
    }

    @Override
    public double secondsBeforeGivingUp() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Sizes.secondsBeforeGivingUp");
        return 1 + 2 + 4 + 8 + 16;
        // END SOLUTION
    }
}
