package hotel;

import dev.assay.kit.port.Row;
import dev.assay.kit.port.Statements;
import dev.assay.kit.port.Tx;
import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Stays;
import java.util.List;

/** Takes and gives back rooms: all nights of a stay in the order of dates, so that no two stays wait for each other in a circle. */
final class Rooms {
    private final Stays stays;

    Rooms(Stays stays) {
        this.stays = stays;
    }

    /** The rows of a stay's nights that are on sale, in the order of dates. */
    List<Row<NightRow>> of(Statements store, HoldRequest request) {
        // TODO Half-open: from the night of check-in up to the night before check-out.
        throw new UnsupportedOperationException("Rooms.of");
    }

    /** Reserves rooms in each of these nights; false if somebody has changed one meanwhile. */
    boolean take(Tx tx, List<Row<NightRow>> nights, int rooms) {
        // TODO How do you notice that a night has changed since it was read?
        throw new UnsupportedOperationException("Rooms.take");
    }

    /** Gives the rooms of a reservation back. */
    void release(Tx tx, HoldRequest request) {
        // TODO Others take rooms of the same nights at the same moment.
        throw new UnsupportedOperationException("Rooms.release");
    }
}
