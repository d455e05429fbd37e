package hotel;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.labs.hotel.HotelPorts;
import dev.assay.labs.hotel.ReservationRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Status;
import java.util.Optional;

/**
 * Drives payments, one step after the other: ask the provider, then write down what it said. A step that was interrupted is asked for
 * again, with the same key. Until the card is authorized things can go back; from then on they go forward, unless the bank says no.
 */
final class PaymentSaga {
    // BEGIN SOLUTION
    /** Nobody drives a payment for longer than this without saying so: two calls of the provider that time out. */
    private static final long LEASE_MILLIS = 20_000;
    // END SOLUTION

    private final HotelPorts ports;
    private final Transactions transactions;
    private final Rooms rooms;

    PaymentSaga(HotelPorts ports, Transactions transactions, Rooms rooms) {
        this.ports = ports;
        this.transactions = transactions;
        this.rooms = rooms;
    }

    /** Writes down that a payment begins, before anybody is asked. */
    void begin(Tx tx, String id, ReservationRow reservation, String cardToken) {
        // BEGIN SOLUTION
        // STUB: // TODO What has to stand in the store, should this process die right after?
        // STUB: throw new UnsupportedOperationException("PaymentSaga.begin");
        long dueAt = ports.time().now() + LEASE_MILLIS;
        tx.delete(Due.TABLE, Due.id(reservation.expiresAt(), id));
        tx.insert(Due.TABLE, Due.id(dueAt, id), new Due(id));
        new Payment(Payment.Step.AUTHORIZE, cardToken, reservation.totalCents(), "", false, dueAt).write(tx, id);
        // END SOLUTION
    }

    /** Writes down that the money is to be given back, or not to be taken. */
    void giveBack(Tx tx, String id, Payment payment) {
        // BEGIN SOLUTION
        // STUB: // TODO The capture may be under way at this moment.
        // STUB: throw new UnsupportedOperationException("PaymentSaga.giveBack");
        long dueAt = ports.time().now() + LEASE_MILLIS;
        tx.delete(Due.TABLE, Due.id(payment.dueAt(), id));
        tx.insert(Due.TABLE, Due.id(dueAt, id), new Due(id));
        payment.freeOfCharge(dueAt).write(tx, id);
        // END SOLUTION
    }

    /** Takes over a payment that is due, unless somebody else has; false if there is nothing to drive. */
    boolean takeOver(String dueId, String id) {
        // BEGIN SOLUTION
        // STUB: // TODO Two instances find the same payment due.
        // STUB: throw new UnsupportedOperationException("PaymentSaga.takeOver");
        return transactions.run(tx -> {
            tx.lock(Schema.RESERVATIONS, id);
            Payment payment = Payment.of(tx, id);
            tx.delete(Due.TABLE, dueId);
            if (payment == null || payment.step().isEnd() || !Due.id(payment.dueAt(), id).equals(dueId)) {
                return Optional.of(false);
            }
            long dueAt = ports.time().now() + LEASE_MILLIS;
            tx.insert(Due.TABLE, Due.id(dueAt, id), new Due(id));
            payment.dueAt(dueAt).write(tx, id);
            return Optional.of(true);
        });
        // END SOLUTION
    }

    /** Goes on until it ends or nobody answers; whatever is left then comes due later. */
    void drive(String id) {
        // BEGIN SOLUTION
        // STUB: // TODO Which calls may be repeated? With which key?
        // STUB: throw new UnsupportedOperationException("PaymentSaga.drive");
        try {
            Payment payment = Payment.of(ports.store(), id);
            while (!payment.step().isEnd()) {
                Optional<Payment> next = step(id, payment);
                if (next.isEmpty()) {
                    return;
                }
                payment = next.get();
            }
        } catch (PortException unknown) {
            // How it went is unknown, and the payment is due again soon.
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** One step; empty if the provider does not know yet. */
    private Optional<Payment> step(String id, Payment payment) {
        return switch (payment.step()) {
            case AUTHORIZE -> authorize(id, payment);
            case CAPTURE -> capture(id, payment);
            default -> giveBack(id, payment);
        };
    }

    private Optional<Payment> authorize(String id, Payment payment) {
        PspPayment made = ports.psp().create("authorize " + id, new PspCreate(id, payment.cardToken(), dollars(payment), false));
        return switch (made.status()) {
            case AUTHORIZED, CAPTURED -> Optional.of(advance(id, payment.step(), payment.authorized(made.id()), Status.CONFIRMED));
            case DECLINED, CANCELED -> Optional.of(advance(id, payment.step(), payment.to(Payment.Step.DECLINED), Status.CANCELED));
            case REQUIRES_ACTION, PROCESSING -> Optional.empty();
        };
    }

    private Optional<Payment> capture(String id, Payment payment) {
        PspStatus status = ports.psp().capture("capture " + id, payment.pspId()).status();
        return switch (status) {
            case CAPTURED -> Optional.of(advance(id, payment.step(), payment.to(Payment.Step.CAPTURED), Status.CONFIRMED));
            case CANCELED, DECLINED -> Optional.of(advance(id, payment.step(), payment.to(Payment.Step.REFUSED), Status.CANCELED));
            case AUTHORIZED, REQUIRES_ACTION, PROCESSING -> Optional.empty();
        };
    }

    private Optional<Payment> giveBack(String id, Payment payment) {
        PspPayment now = ports.psp().cancel("void " + id, payment.pspId());
        if (now.status() == PspStatus.CAPTURED) {
            now = ports.psp().refund("refund " + id, payment.pspId(), dollars(payment));
        }
        boolean isBack = now.status() != PspStatus.CAPTURED || now.refundedMinor() == payment.amountCents();
        return isBack ? Optional.of(advance(id, payment.step(), payment.to(Payment.Step.GIVEN_BACK), Status.CANCELED)) : Optional.empty();
    }

    private static Money dollars(Payment payment) {
        return new Money(payment.amountCents(), "USD");
    }

    /**
     * Writes down what came of a step, unless somebody else has been here meanwhile.
     *
     * @param status what becomes of the reservation, unless its guest has canceled it
     * @return how the payment stands now
     */
    private Payment advance(String id, Payment.Step from, Payment next, Status status) {
        return transactions.run(tx -> {
            Row<ReservationRow> reservation = tx.lock(Schema.RESERVATIONS, id);
            Payment known = Payment.of(tx, id);
            if (known.step() != from) {
                return Optional.of(known);
            }
            Payment now = next.dueAt(known.dueAt());
            now.write(tx, id);
            if (now.step().isEnd()) {
                tx.delete(Due.TABLE, Due.id(now.dueAt(), id));
            }
            Status was = reservation.value().status();
            if (was != status && was != Status.CANCELED) {
                Reservations.turn(tx, reservation, status);
                if (status == Status.CANCELED) {
                    rooms.release(tx, reservation.value().request());
                }
            }
            return Optional.of(now);
        });
    }
    // END SOLUTION
}
