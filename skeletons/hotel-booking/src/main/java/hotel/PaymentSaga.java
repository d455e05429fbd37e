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

/**
 * Drives payments, one step after the other: ask the provider, then write down what it said. A step that was interrupted is asked for
 * again, with the same key. Until the card is authorized things can go back; from then on they go forward, unless the bank says no.
 */
final class PaymentSaga {
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
        // TODO What has to stand in the store, should this process die right after?
        throw new UnsupportedOperationException("PaymentSaga.begin");
    }

    /** Writes down that the money is to be given back, or not to be taken. */
    void giveBack(Tx tx, String id, Payment payment) {
        // TODO The capture may be under way at this moment.
        throw new UnsupportedOperationException("PaymentSaga.giveBack");
    }

    /** Takes over a payment that is due, unless somebody else has; false if there is nothing to drive. */
    boolean takeOver(String dueId, String id) {
        // TODO Two instances find the same payment due.
        throw new UnsupportedOperationException("PaymentSaga.takeOver");
    }

    /** Goes on until it ends or nobody answers; whatever is left then comes due later. */
    void drive(String id) {
        // TODO Which calls may be repeated? With which key?
        throw new UnsupportedOperationException("PaymentSaga.drive");
    }
}
