package dev.assay.labs.hotel.testbed;

import dev.assay.kit.port.PspCreate;
import dev.assay.simulator.service.Bank;

/** A bank that does what the card says: {@code declined...} is declined, {@code refused...} is authorized and cannot be captured. */
public final class CardBank implements Bank {
    /** The start of cards that are declined. */
    public static final String DECLINED = "declined";

    /** The start of cards that are authorized and then refused. */
    public static final String REFUSED = "refused";

    /** How long the provider works on a call. */
    @FunctionalInterface
    public interface Pace {
        /** In milliseconds, 0 or more. */
        long millis(String operation, String reference);
    }

    private final Pace pace;

    /** A bank and a provider that take no time. */
    public CardBank() {
        this((operation, reference) -> 0);
    }

    /** A provider that takes its time. */
    public CardBank(Pace pace) {
        this.pace = pace;
    }

    @Override
    public Course course(PspCreate request) {
        if (request.cardToken().startsWith(DECLINED)) {
            return Course.declined("insufficient_funds");
        }
        return request.cardToken().startsWith(REFUSED) ? Course.captured().refusingCapture() : Course.captured();
    }

    @Override
    public long thinkMillis(String operation, String reference) {
        return pace.millis(operation, reference);
    }
}
