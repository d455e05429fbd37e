package dev.assay.labs.payment;

/** How big it has to be: your answers, computed or written down. */
public interface Estimates {
    /** 1,000,000 payments a day: how many a second, on average? Within 15 %. */
    double paymentsPerSecond();

    /**
     * At a peak of 10 times that average, with calls of the provider that take 300 ms on average: how many calls are in
     * flight? Within
     * 10 %.
     */
    double callsInFlightAtPeak();

    /**
     * 1,000,000 checkouts a day with 1.3 orders each, 3 legs an order, 120 bytes a leg: how many gigabytes (10^9 bytes)
     * does the journal
     * grow in a year of 365 days? Within 10 %.
     */
    double journalGigabytesPerYear();

    /**
     * With {@link PaymentConfig#standard} and every call refused at once: how many seconds are waited in all before an
     * order is given up?
     */
    double secondsBeforeGivingUp();
}
