package dev.assay.labs.hotel;

import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Service;
import dev.assay.kit.port.TxAborted;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sells nights. Several instances run at the same time on one store; an instance can die at any moment and starts again with an empty
 * memory. Only what stands in the store counts.
 *
 * <p><b>Always, after every commit:</b> each night's {@code reserved} is the sum of the rooms of all reservations over it that are held,
 * being paid for or confirmed; no commit raises {@code reserved} of a night above its {@link Stays#capacity}; statuses change as
 * {@link Status} allows only.
 *
 * <p><b>At rest</b> (two minutes after the last fault, and ten seconds after the last hold's end): confirmed reservations have paid
 * {@code totalCents}, once; all others have paid nothing in the end, but for those canceled too late for a refund; no authorization is
 * open; nothing is being paid for; no hold is expired. A reservation never has two payments that are authorized or captured.
 *
 * <p><b>Failures.</b> A {@link PortException} may escape: the client asks again, with the same arguments. A {@link TxAborted} may not:
 * whoever lost a race tries again himself.
 *
 * <p><b>Costs,</b> if nobody else is there and nothing fails: {@link #hold} of n nights 3n + 8 calls of the store, {@link #pay} 24 and
 * two of the payment provider, {@link #tick} 3 that read at most 10 rows when nothing is due, however many reservations there are. When so many guests want the
 * same night that it is sold out, no hold takes more than {@code 10 * (capacity + 2)} calls of the store.
 */
public interface BookingService extends Service {
    /**
     * Holds rooms for {@link HotelConfig#holdMillis}: all nights or none. Never says sold out while rooms are free: who loses a race
     * tries again. Equal requests with one id hold once and have the same answer, also if they come at the same time: nobody is told that
     * there is no room because his own other request has it.
     */
    HoldReply hold(HoldRequest request);

    /**
     * Pays for a hold. If its end has come it expires now, its rooms are free, and nobody is asked for money. Otherwise the reservation
     * is {@link Status#PENDING_PAYMENT} from now on and cannot expire. Then the card is authorized, and no more, with the reservation's
     * id as the reference and US dollars as the currency. Then the reservation is {@link Status#CONFIRMED}, and the money captured,
     * both before the answer if the provider answers.
     * Asked again, it says how it stands and never begins a second payment, also if the card is another. What is unknown when the
     * request ends, {@link #tick} finds out: no answer is no refusal.
     *
     * @param reservationId whose; an id that is null or no id is not found
     * @param cardToken the card, not blank
     */
    PayReply pay(String reservationId, String cardToken);

    /**
     * Cancels a hold or a confirmed reservation; the rooms are free at once. A confirmed one is free of charge until
     * {@link HotelConfig#freeCancelMillis} before 00:00 UTC of the day of check-in, this moment included: then the money is given back,
     * or not taken. Later the hotel keeps it, or still takes it.
     *
     * @param reservationId whose; an id that is null or no id is not found
     */
    CancelReply cancel(String reservationId);

    /** Where a reservation stands; empty if there is none. */
    Optional<Status> status(String reservationId);

    /**
     * Changes how many rooms a night has, at once, even to less than is reserved; nobody's reservation is touched.
     *
     * @param newTotal 0 to 1,000,000,000
     * @return how many rooms are sold above the new capacity, 0 or more; empty: this night is not on sale, and nothing is changed
     * @throws IllegalArgumentException if the night is null, or a number is negative or too large
     */
    OptionalInt adjust(long hotelId, long roomTypeId, LocalDate night, int newTotal);

    /**
     * The daily job: for every room type, makes the missing nights of [today, today + {@link HotelConfig#windowDays}). What is there
     * stays as it is. Two instances may do it at the same time; it may die half way and be done again.
     *
     * @param today the first night
     * @return how many nights this call has made
     * @throws IllegalArgumentException if today is null
     */
    int roll(LocalDate today);

    /**
     * Comes about every two seconds. Holds are expired and their rooms free at most 10 s after their end; a payment that a crash or a
     * fault has interrupted goes on, and is at rest at most 120 s after the last fault.
     */
    @Override
    void tick();
}
