package hotel;

import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.labs.hotel.ReservationRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Status;

/** What happens to the rows of reservations. */
final class Reservations {
    private Reservations() {}

    /** Changes a reservation's status. Its row has been locked by this transaction. */
    static void turn(Tx tx, Row<ReservationRow> row, Status status) {
        ReservationRow was = row.value();
        tx.put(Schema.RESERVATIONS, row.id(), new ReservationRow(was.request(), was.totalCents(), status, was.expiresAt()));
    }
}
