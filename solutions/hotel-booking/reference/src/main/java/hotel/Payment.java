package hotel;

import dev.assay.kit.port.Row;
import dev.assay.kit.port.Statements;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Tx;

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
    private static final Table<Payment> TABLE = new Table<>("payments", Payment.class);

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

    /** How the payment of a reservation stands; null if none was begun. */
    static Payment of(Statements store, String reservationId) {
        Row<Payment> row = store.get(TABLE, reservationId);
        return row == null ? null : row.value();
    }

    /** Writes down how it stands now. */
    void write(Tx tx, String reservationId) {
        tx.put(TABLE, reservationId, this);
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
