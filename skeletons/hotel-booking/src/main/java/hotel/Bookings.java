package hotel;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.labs.hotel.BookingService;
import dev.assay.labs.hotel.CancelReply;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.HotelPorts;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.PayReply;
import dev.assay.labs.hotel.ReservationRow;
import dev.assay.labs.hotel.RoomTypeRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Status;
import dev.assay.labs.hotel.Stays;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One instance of the booking service. It keeps nothing in memory. A reservation's row is the lock of all that belongs to it: who wants
 * to change its status, its payment or its rooms locks that row first and its nights last.
 */
final class Bookings implements BookingService {
    private static final int MOST_TOTAL = 1_000_000_000;

    private final HotelPorts ports;
    private final Stays stays;
    private final Transactions transactions;
    private final Rooms rooms;
    private final PaymentSaga saga;

    Bookings(HotelPorts ports, Stays stays) {
        this.ports = ports;
        this.stays = stays;
        this.transactions = new Transactions(ports.store());
        this.rooms = new Rooms(stays);
        this.saga = new PaymentSaga(ports, transactions, rooms);
    }

    @Override
    public HoldReply hold(HoldRequest request) {
        if (!isValid(request)) {
            return new HoldReply.Rejected(HoldReply.Code.INVALID);
        }
        // TODO All nights or none, never one too many, and nobody is turned away while rooms are free.
        throw new UnsupportedOperationException("Bookings.hold");
    }

    @Override
    public PayReply pay(String reservationId, String cardToken) {
        if (cardToken == null || cardToken.isBlank()) {
            return PayReply.INVALID;
        }
        if (!isId(reservationId)) {
            return PayReply.NOT_FOUND;
        }
        // TODO First make sure that the hold cannot expire any more. Then ask the payment provider.
        throw new UnsupportedOperationException("Bookings.pay");
    }

    @Override
    public CancelReply cancel(String reservationId) {
        if (!isId(reservationId)) {
            return new CancelReply.NotFound();
        }
        // TODO Free the rooms, and see to the money. What if the capture is under way?
        throw new UnsupportedOperationException("Bookings.cancel");
    }

    @Override
    public Optional<Status> status(String reservationId) {
        if (!isId(reservationId)) {
            return Optional.empty();
        }
        // TODO Only what stands in the store counts.
        throw new UnsupportedOperationException("Bookings.status");
    }

    @Override
    public OptionalInt adjust(long hotelId, long roomTypeId, LocalDate night, int newTotal) {
        if (hotelId < 0 || roomTypeId < 0 || night == null || newTotal < 0 || newTotal > MOST_TOTAL) {
            throw new IllegalArgumentException("hotel " + hotelId + " type " + roomTypeId + " on " + night + " cannot have "
                    + newTotal + " rooms");
        }
        // TODO Guests book this night at the same moment.
        throw new UnsupportedOperationException("Bookings.adjust");
    }

    @Override
    public int roll(LocalDate today) {
        if (today == null) {
            throw new IllegalArgumentException("today is null");
        }
        // TODO What is there stays as it is. Another instance may be doing the same.
        throw new UnsupportedOperationException("Bookings.roll");
    }

    @Override
    public void tick() {
        // TODO Which holds have ended, which payments has nobody finished? Look only at what is due.
        throw new UnsupportedOperationException("Bookings.tick");
    }

    private boolean isValid(HoldRequest request) {
        if (request == null || !isId(request.reservationId()) || request.guest() == null || request.guest().isBlank()) {
            return false;
        }
        if (request.hotelId() < 0 || request.roomTypeId() < 0 || request.rooms() < 1 || request.rooms() > HoldRequest.MOST_ROOMS) {
            return false;
        }
        if (request.checkIn() == null || request.checkOut() == null) {
            return false;
        }
        long nights = request.checkOut().toEpochDay() - request.checkIn().toEpochDay();
        return nights >= 1 && nights <= ports.config().maxNights();
    }

    private static boolean isId(String id) {
        return id != null && !id.isEmpty() && id.length() <= HoldRequest.MOST_ID
                && id.chars().allMatch(sign -> sign == '-' || sign < 128 && Character.isLetterOrDigit(sign));
    }
}
