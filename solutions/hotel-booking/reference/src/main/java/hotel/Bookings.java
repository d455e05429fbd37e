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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One instance of the booking service. It keeps nothing in memory. A reservation's row is the lock of all that belongs to it: who wants
 * to change its status, its payment or its rooms locks that row first and its nights last.
 */
final class Bookings implements BookingService {
    private static final int MOST_TOTAL = 1_000_000_000;
    // BEGIN SOLUTION
    private static final long DAY_MILLIS = 86_400_000;
    private static final int PAGE = 100;
    /** A tick that waits for a slow provider for longer than this lets the next one see to the holds. */
    private static final long TICK_MILLIS = 5_000;
    // END SOLUTION

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
        // BEGIN SOLUTION
        // STUB: // TODO All nights or none, never one too many, and nobody is turned away while rooms are free.
        // STUB: throw new UnsupportedOperationException("Bookings.hold");
        return transactions.run(tx -> hold(tx, request));
        // END SOLUTION
    }

    @Override
    public PayReply pay(String reservationId, String cardToken) {
        if (cardToken == null || cardToken.isBlank()) {
            return PayReply.INVALID;
        }
        if (!isId(reservationId)) {
            return PayReply.NOT_FOUND;
        }
        // BEGIN SOLUTION
        // STUB: // TODO First make sure that the hold cannot expire any more. Then ask the payment provider.
        // STUB: throw new UnsupportedOperationException("Bookings.pay");
        boolean isBegun = transactions.run(tx -> Optional.of(begin(tx, reservationId, cardToken)));
        if (isBegun) {
            saga.drive(reservationId);
        }
        return reply(reservationId);
        // END SOLUTION
    }

    @Override
    public CancelReply cancel(String reservationId) {
        if (!isId(reservationId)) {
            return new CancelReply.NotFound();
        }
        // BEGIN SOLUTION
        // STUB: // TODO Free the rooms, and see to the money. What if the capture is under way?
        // STUB: throw new UnsupportedOperationException("Bookings.cancel");
        CancelReply reply = transactions.run(tx -> Optional.of(cancel(tx, reservationId)));
        if (reply instanceof CancelReply.Canceled canceled && canceled.refundCents() > 0) {
            saga.drive(reservationId);
        }
        return reply;
        // END SOLUTION
    }

    @Override
    public Optional<Status> status(String reservationId) {
        if (!isId(reservationId)) {
            return Optional.empty();
        }
        // BEGIN SOLUTION
        // STUB: // TODO Only what stands in the store counts.
        // STUB: throw new UnsupportedOperationException("Bookings.status");
        return Optional.ofNullable(ports.store().get(Schema.RESERVATIONS, reservationId)).map(row -> row.value().status());
        // END SOLUTION
    }

    @Override
    public OptionalInt adjust(long hotelId, long roomTypeId, LocalDate night, int newTotal) {
        if (hotelId < 0 || roomTypeId < 0 || night == null || newTotal < 0 || newTotal > MOST_TOTAL) {
            throw new IllegalArgumentException("hotel " + hotelId + " type " + roomTypeId + " on " + night + " cannot have "
                    + newTotal + " rooms");
        }
        // BEGIN SOLUTION
        // STUB: // TODO Guests book this night at the same moment.
        // STUB: throw new UnsupportedOperationException("Bookings.adjust");
        String id = Schema.nightId(hotelId, roomTypeId, night);
        return transactions.run(tx -> {
            Row<NightRow> row = tx.lock(Schema.INVENTORY, id);
            if (row == null) {
                return Optional.of(OptionalInt.empty());
            }
            NightRow adjusted = new NightRow(newTotal, row.value().reserved(), row.value().rateCents());
            tx.put(Schema.INVENTORY, id, adjusted);
            return Optional.of(OptionalInt.of(Math.max(0, adjusted.reserved() - capacity(adjusted))));
        });
        // END SOLUTION
    }

    @Override
    public int roll(LocalDate today) {
        if (today == null) {
            throw new IllegalArgumentException("today is null");
        }
        // BEGIN SOLUTION
        // STUB: // TODO What is there stays as it is. Another instance may be doing the same.
        // STUB: throw new UnsupportedOperationException("Bookings.roll");
        int made = 0;
        String from = "";
        while (true) {
            List<Row<RoomTypeRow>> page = ports.store().scan(Schema.ROOM_TYPES, from, Keys.prefixEnd(""), PAGE);
            for (Row<RoomTypeRow> type : page) {
                made += roll(type, today);
            }
            if (page.size() < PAGE) {
                return made;
            }
            from = Keys.after(page.getLast().id());
        }
        // END SOLUTION
    }

    @Override
    public void tick() {
        // BEGIN SOLUTION
        // STUB: // TODO Which holds have ended, which payments has nobody finished? Look only at what is due.
        // STUB: throw new UnsupportedOperationException("Bookings.tick");
        long began = ports.time().now();
        String from = "";
        while (true) {
            List<Row<Due>> page = ports.store().scan(Due.TABLE, from, Due.after(began), PAGE);
            for (Row<Due> due : page) {
                see(due.id(), due.value().reservationId(), began);
            }
            if (page.size() < PAGE) {
                return;
            }
            from = Keys.after(page.getLast().id());
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private Optional<HoldReply> hold(Tx tx, HoldRequest request) {
        // The nights first: if this guest's other request has taken the last room of one, his reservation is seen after it.
        List<Row<NightRow>> nights = rooms.of(tx, request);
        Row<ReservationRow> known = tx.get(Schema.RESERVATIONS, request.reservationId());
        if (known != null) {
            return Optional.of(again(request, known.value()));
        }
        List<LocalDate> dates = stays.nights(request.checkIn(), request.checkOut());
        if (nights.size() < dates.size()) {
            return Optional.of(new HoldReply.Rejected(HoldReply.Code.NOT_ON_SALE));
        }
        for (int i = 0; i < dates.size(); i++) {
            if (nights.get(i).value().reserved() + request.rooms() > capacity(nights.get(i).value())) {
                return Optional.of(new HoldReply.SoldOut(dates.get(i)));
            }
        }
        long total = stays.price(nights.stream().map(Row::value).toList(), request.rooms());
        long expiresAt = ports.time().now() + ports.config().holdMillis();
        ReservationRow reservation = new ReservationRow(request, total, Status.PENDING_HOLD, expiresAt);
        boolean isHeld = tx.insert(Schema.RESERVATIONS, request.reservationId(), reservation) && rooms.take(tx, nights, request.rooms());
        if (!isHeld) {
            return Optional.empty();
        }
        tx.insert(Due.TABLE, Due.id(expiresAt, request.reservationId()), new Due(request.reservationId()));
        return Optional.of(new HoldReply.Held(total, expiresAt));
    }

    private static HoldReply again(HoldRequest request, ReservationRow known) {
        if (!known.request().equals(request)) {
            return new HoldReply.Rejected(HoldReply.Code.ID_REUSED);
        }
        return known.status() == Status.PENDING_HOLD
                ? new HoldReply.Held(known.totalCents(), known.expiresAt())
                : new HoldReply.Already(known.status());
    }

    private int capacity(NightRow night) {
        return stays.capacity(night.total(), ports.config().overbookBp());
    }

    /** Moves a hold on to being paid for, or lets it go when it has ended; whether a payment begins. */
    private boolean begin(Tx tx, String id, String cardToken) {
        Row<ReservationRow> row = tx.lock(Schema.RESERVATIONS, id);
        if (row == null || row.value().status() != Status.PENDING_HOLD) {
            return false;
        }
        if (ports.time().now() >= row.value().expiresAt()) {
            end(tx, row, Status.EXPIRED);
            return false;
        }
        Reservations.turn(tx, row, Status.PENDING_PAYMENT);
        saga.begin(tx, id, row.value(), cardToken);
        return true;
    }

    private PayReply reply(String id) {
        Row<ReservationRow> row = ports.store().get(Schema.RESERVATIONS, id);
        if (row == null) {
            return PayReply.NOT_FOUND;
        }
        return switch (row.value().status()) {
            case PENDING_HOLD, PENDING_PAYMENT -> PayReply.IN_PROGRESS;
            case CONFIRMED -> PayReply.CONFIRMED;
            case EXPIRED -> PayReply.EXPIRED;
            case CANCELED -> {
                Payment payment = Payment.of(ports.store(), id);
                yield payment != null && payment.step() == Payment.Step.DECLINED ? PayReply.DECLINED : PayReply.CANCELED;
            }
        };
    }

    private CancelReply cancel(Tx tx, String id) {
        Row<ReservationRow> row = tx.lock(Schema.RESERVATIONS, id);
        if (row == null) {
            return new CancelReply.NotFound();
        }
        ReservationRow reservation = row.value();
        return switch (reservation.status()) {
            case PENDING_HOLD -> {
                end(tx, row, Status.CANCELED);
                yield new CancelReply.Canceled(0);
            }
            case PENDING_PAYMENT, EXPIRED -> new CancelReply.Refused(reservation.status());
            case CONFIRMED -> {
                boolean isFree = isFree(reservation.request());
                if (isFree) {
                    saga.giveBack(tx, id, Payment.of(tx, id));
                }
                Reservations.turn(tx, row, Status.CANCELED);
                rooms.release(tx, reservation.request());
                yield new CancelReply.Canceled(isFree ? reservation.totalCents() : 0);
            }
            case CANCELED -> {
                Payment payment = Payment.of(tx, id);
                if (payment != null && payment.step() == Payment.Step.DECLINED) {
                    yield new CancelReply.Declined();
                }
                yield new CancelReply.Canceled(payment != null && payment.isFree() ? reservation.totalCents() : 0);
            }
        };
    }

    private boolean isFree(HoldRequest request) {
        long checkIn = request.checkIn().toEpochDay() * DAY_MILLIS;
        return ports.time().now() <= checkIn - ports.config().freeCancelMillis();
    }

    /** Sees to something that is due. */
    private void see(String dueId, String id, long tickBegan) {
        try {
            boolean isExpired = transactions.run(tx -> Optional.of(expire(tx, dueId, id)));
            if (!isExpired && ports.time().now() - tickBegan < TICK_MILLIS && saga.takeOver(dueId, id)) {
                saga.drive(id);
            }
        } catch (PortException unknown) {
            // It stays due; others shall not wait for it.
        }
    }

    /** Lets a hold expire if that is what is due; false if it is something else. */
    private boolean expire(Tx tx, String dueId, String id) {
        Row<ReservationRow> row = tx.lock(Schema.RESERVATIONS, id);
        if (row.value().status() != Status.PENDING_HOLD || !Due.id(row.value().expiresAt(), id).equals(dueId)) {
            return false;
        }
        end(tx, row, Status.EXPIRED);
        return true;
    }

    /** Ends a hold. */
    private void end(Tx tx, Row<ReservationRow> hold, Status status) {
        Reservations.turn(tx, hold, status);
        tx.delete(Due.TABLE, Due.id(hold.value().expiresAt(), hold.id()));
        rooms.release(tx, hold.value().request());
    }

    private int roll(Row<RoomTypeRow> type, LocalDate today) {
        LocalDate end = today.plusDays(ports.config().windowDays());
        Set<String> known = new HashSet<>();
        String prefix = type.id() + "/";
        ports.store().scan(Schema.INVENTORY, prefix + today, prefix + end, ports.config().windowDays()).forEach(night ->
                known.add(night.id()));
        int made = 0;
        for (LocalDate night = today; night.isBefore(end); night = night.plusDays(1)) {
            if (!known.contains(prefix + night)) {
                NightRow row = new NightRow(type.value().rooms(), 0, type.value().rateCents());
                made += ports.store().insert(Schema.INVENTORY, prefix + night, row) ? 1 : 0;
            }
        }
        return made;
    }
    // END SOLUTION

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
