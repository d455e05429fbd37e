package hotel;

import dev.assay.kit.port.Row;
import dev.assay.kit.port.Statements;
import dev.assay.kit.port.Tx;
import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Stays;
import java.time.LocalDate;
import java.util.List;

/** Takes and gives back rooms: all nights of a stay in the order of dates, so that no two stays wait for each other in a circle. */
final class Rooms {
    private final Stays stays;

    Rooms(Stays stays) {
        this.stays = stays;
    }

    /** The rows of a stay's nights that are on sale, in the order of dates. */
    List<Row<NightRow>> of(Statements store, HoldRequest request) {
        // BEGIN SOLUTION
        // STUB: // TODO Half-open: from the night of check-in up to the night before check-out.
        // STUB: throw new UnsupportedOperationException("Rooms.of");
        int most = (int) (request.checkOut().toEpochDay() - request.checkIn().toEpochDay());
        return store.scan(Schema.INVENTORY, id(request, request.checkIn()), id(request, request.checkOut()), most);
        // END SOLUTION
    }

    /** Reserves rooms in each of these nights; false if somebody has changed one meanwhile. */
    boolean take(Tx tx, List<Row<NightRow>> nights, int rooms) {
        // BEGIN SOLUTION
        // STUB: // TODO How do you notice that a night has changed since it was read?
        // STUB: throw new UnsupportedOperationException("Rooms.take");
        for (Row<NightRow> night : nights) {
            if (!tx.replace(Schema.INVENTORY, night.id(), night.version(), reserving(night.value(), rooms))) {
                return false;
            }
        }
        return true;
        // END SOLUTION
    }

    /** Gives the rooms of a reservation back. */
    void release(Tx tx, HoldRequest request) {
        // BEGIN SOLUTION
        // STUB: // TODO Others take rooms of the same nights at the same moment.
        // STUB: throw new UnsupportedOperationException("Rooms.release");
        for (LocalDate date : stays.nights(request.checkIn(), request.checkOut())) {
            Row<NightRow> night = tx.lock(Schema.INVENTORY, id(request, date));
            tx.put(Schema.INVENTORY, night.id(), reserving(night.value(), -request.rooms()));
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static NightRow reserving(NightRow night, int rooms) {
        return new NightRow(night.total(), night.reserved() + rooms, night.rateCents());
    }

    private static String id(HoldRequest request, LocalDate night) {
        return Schema.nightId(request.hotelId(), request.roomTypeId(), night);
    }
    // END SOLUTION
}
