package hotel;

import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Stays;
import java.time.LocalDate;
import java.util.List;

/** Counts nights, rooms and money, in whole numbers. */
final class NightCounter implements Stays {
    @Override
    public int capacity(int total, int overbookBp) {
        // TODO 115 % of 100 rooms are 115. What does 100 * 1.15 say?
        throw new UnsupportedOperationException("NightCounter.capacity");
    }

    @Override
    public List<LocalDate> nights(LocalDate checkIn, LocalDate checkOut) {
        // TODO Is the night of the check-out date slept in the hotel?
        throw new UnsupportedOperationException("NightCounter.nights");
    }

    @Override
    public int roomsLeft(List<NightRow> nights, int overbookBp) {
        // TODO 7, 5 and 8 rooms are left. How many guests can stay all three nights?
        throw new UnsupportedOperationException("NightCounter.roomsLeft");
    }

    @Override
    public long price(List<NightRow> nights, int rooms) {
        // TODO What if it does not fit in a long?
        throw new UnsupportedOperationException("NightCounter.price");
    }

    @Override
    public int overCapacityWalks(List<NightRow> nights) {
        // TODO Who finds no room if everybody comes?
        throw new UnsupportedOperationException("NightCounter.overCapacityWalks");
    }
}
