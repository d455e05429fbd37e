package dev.assay.labs.hotel;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Table;
import java.time.LocalDate;

/** The tables that tests read and fill. Other tables (what is due, how far a payment got) are yours. */
public final class Schema {
    /** All room types; the id is {@link #roomTypeId}. Filled by others. */
    public static final Table<RoomTypeRow> ROOM_TYPES = new Table<>("room_types", RoomTypeRow.class);

    /** All nights on sale; the id is {@link #nightId}. */
    public static final Table<NightRow> INVENTORY = new Table<>("inventory", NightRow.class);

    /** All reservations; the id is the request's. */
    public static final Table<ReservationRow> RESERVATIONS = new Table<>("reservations", ReservationRow.class);

    private Schema() {}

    /**
     * A room type's id: sorts by hotel, then by type; 39 characters.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public static String roomTypeId(long hotelId, long roomTypeId) {
        return Keys.number(hotelId) + "/" + Keys.number(roomTypeId);
    }

    /**
     * A night's id: sorts by hotel, by type, then by date.
     *
     * @param night the date of the evening
     * @throws IllegalArgumentException if a number is negative
     */
    public static String nightId(long hotelId, long roomTypeId, LocalDate night) {
        return roomTypeId(hotelId, roomTypeId) + "/" + night;
    }
}
