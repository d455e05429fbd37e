package dev.assay.labs.hotel.testbed;

import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.ReservationRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Status;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.SimulatedStore.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Sees every commit and holds it against what must always be true: rooms reserved are those of reservations, none is sold above the
 * capacity, and statuses change as they may. What it finds it keeps: it runs inside calls of student code, which could catch it.
 */
public final class Witness {
    private static final int WHOLE_BP = 10_000;

    private final SimulatedStore store;
    private final int overbookBp;
    private final LongSupplier clock;
    private final Map<String, Integer> owed = new HashMap<>();
    private final Map<String, Long> canceledAt = new TreeMap<>();
    private Violation first;

    Witness(SimulatedStore store, int overbookBp, LongSupplier clock) {
        this.store = store;
        this.overbookBp = overbookBp;
        this.clock = clock;
        store.onCommit(this::committed);
    }

    /** Throws the first thing that it has found, if there is any. */
    void require() {
        if (first != null) {
            throw first;
        }
    }

    /** When a confirmed reservation was canceled, in milliseconds since 1970; null if it was not. */
    Long canceledAt(String id) {
        return canceledAt.get(id);
    }

    /** How many rooms may be sold of a night: exactly. */
    public long capacity(NightRow night) {
        return (long) night.total() * (WHOLE_BP + overbookBp) / WHOLE_BP;
    }

    private void committed(List<Change> changes) {
        if (first == null) {
            try {
                judge(changes);
            } catch (Violation violation) {
                first = violation;
            }
        }
    }

    private void judge(List<Change> changes) {
        Set<String> touched = new TreeSet<>();
        List<String> why = new ArrayList<>();
        for (Change change : changes) {
            if (change.table().equals(Schema.RESERVATIONS.name())) {
                ReservationRow before = change.before() == null ? null : (ReservationRow) change.before().value();
                ReservationRow after = change.after() == null ? null : (ReservationRow) change.after().value();
                transition(change.id(), before, after);
                owe(before, -1, touched);
                owe(after, 1, touched);
                why.add(change.id() + (after == null ? "" : " (" + after.status() + ")"));
            } else if (change.table().equals(Schema.INVENTORY.name())) {
                touched.add(change.id());
                night(change);
            }
        }
        for (String id : touched) {
            var row = store.committed(Schema.INVENTORY, id);
            int expected = owed.getOrDefault(id, 0);
            if (row == null) {
                throw new Violation("I1", "A reservation was made for the night " + date(id) + ", which is not on sale.");
            }
            if (row.value().reserved() != expected) {
                throw new Violation("I1", "After a commit" + (why.isEmpty() ? "" : " that changed reservation "
                        + String.join(", ", why)) + ", "
                        + row.value().reserved() + " rooms are reserved for the night " + date(id) + ", but reservations have "
                                + expected + ".");
            }
        }
    }

    private void night(Change change) {
        if (change.after() == null) {
            throw new Violation("I1", "The night " + date(change.id()) + " was deleted.");
        }
        NightRow after = (NightRow) change.after().value();
        NightRow before = change.before() == null ? null : (NightRow) change.before().value();
        if (after.reserved() < 0) {
            throw new Violation("I3", "The night " + date(change.id()) + " has " + after.reserved() + " rooms reserved.");
        }
        int was = before == null ? 0 : before.reserved();
        if (after.reserved() > was && after.reserved() > capacity(after)) {
            throw new Violation("I2", "The night " + date(change.id()) + " was oversold: " + after.reserved() + " rooms reserved, of "
                    + capacity(after) + " that may be sold.");
        }
        if (before != null && before.rateCents() != after.rateCents()) {
            throw new Violation("I1", "The rate of the night " + date(change.id()) + " was changed.");
        }
    }

    private void transition(String id, ReservationRow before, ReservationRow after) {
        if (after == null) {
            throw new Violation("I7", "The reservation " + id + " was deleted.");
        }
        if (before == null) {
            if (after.status() != Status.PENDING_HOLD) {
                throw new Violation("I7", "The reservation " + id + " begins as " + after.status() + ".");
            }
            if (!id.equals(after.request().reservationId())) {
                throw new Violation("I7", "The reservation " + after.request().reservationId() + " has the row " + id + ".");
            }
            return;
        }
        if (!before.request().equals(after.request()) || before.totalCents() != after.totalCents()) {
            throw new Violation("I7", "What reservation " + id + " asked for, or its price, was changed after it had been held.");
        }
        if (!isLegal(before.status(), after.status())) {
            throw new Violation("I7", "The reservation " + id + " went from " + before.status() + " to " + after.status() + ".");
        }
        if (before.status() == Status.CONFIRMED && after.status() == Status.CANCELED) {
            canceledAt.put(id, clock.getAsLong());
        }
    }

    private static boolean isLegal(Status from, Status to) {
        return from == to || switch (from) {
            case PENDING_HOLD -> to != Status.CONFIRMED;
            case PENDING_PAYMENT -> to == Status.CONFIRMED || to == Status.CANCELED;
            case CONFIRMED -> to == Status.CANCELED;
            case CANCELED, EXPIRED -> false;
        };
    }

    private void owe(ReservationRow row, int sign, Set<String> touched) {
        if (row != null && hasRooms(row.status())) {
            HoldRequest request = row.request();
            for (LocalDate night = request.checkIn(); night.isBefore(request.checkOut()); night = night.plusDays(1)) {
                String id = Schema.nightId(request.hotelId(), request.roomTypeId(), night);
                owed.merge(id, sign * request.rooms(), Integer::sum);
                touched.add(id);
            }
        }
    }

    private static boolean hasRooms(Status status) {
        return status == Status.PENDING_HOLD || status == Status.PENDING_PAYMENT || status == Status.CONFIRMED;
    }

    private static String date(String nightId) {
        return nightId.substring(nightId.lastIndexOf('/') + 1);
    }
}
