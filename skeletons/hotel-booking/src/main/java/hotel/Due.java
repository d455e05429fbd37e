package hotel;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Table;

/** Something to look after at a certain moment: a hold that ends, or a payment that nobody may be driving any more. */
record Due(String reservationId) {
    /** All that has to be looked after, in the order of time. */
    static final Table<Due> TABLE = new Table<>("due", Due.class);

    static String id(long atMillis, String reservationId) {
        return Keys.number(atMillis) + "/" + reservationId;
    }

    /** Where everything after this moment begins. */
    static String after(long atMillis) {
        return Keys.number(atMillis + 1);
    }
}
