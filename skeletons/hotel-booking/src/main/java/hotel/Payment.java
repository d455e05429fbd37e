package hotel;

import dev.assay.kit.port.Table;

/**
 * How far the payment of a reservation got: one row of the saga log, found by the reservation's id. It is changed only by who has locked
 * the reservation's row.
 *
 * @param step what is to be done next, or how it ended
 * @param cardToken the card
 * @param amountCents how much
 * @param pspId what the provider calls the payment; empty while it is not known
 * @param isFree whether the guest has canceled in time
 * @param dueAt when somebody else goes on, if nobody has until then
 */
record Payment(Step step, String cardToken, long amountCents, String pspId, boolean isFree, long dueAt) {
    /** All payments. */
    static final Table<Payment> TABLE = new Table<>("payments", Payment.class);

    /** The first three are work, the others are ends. */
    enum Step {
        AUTHORIZE,
        CAPTURE,
        GIVE_BACK,
        CAPTURED,
        GIVEN_BACK,
        DECLINED,
        REFUSED;

        boolean isEnd() {
            return compareTo(GIVE_BACK) > 0;
        }
    }

    Payment to(Step next) {
        return new Payment(next, cardToken, amountCents, pspId, isFree, dueAt);
    }

    Payment authorized(String id) {
        return new Payment(Step.CAPTURE, cardToken, amountCents, id, isFree, dueAt);
    }

    Payment freeOfCharge(long nextDueAt) {
        return new Payment(Step.GIVE_BACK, cardToken, amountCents, pspId, true, nextDueAt);
    }

    Payment dueAt(long nextDueAt) {
        return new Payment(step, cardToken, amountCents, pspId, isFree, nextDueAt);
    }
}
