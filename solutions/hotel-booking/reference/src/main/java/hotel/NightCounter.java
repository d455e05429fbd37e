package hotel;

import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Stays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts nights, rooms and money, in whole numbers. */
final class NightCounter implements Stays {
    // BEGIN SOLUTION
    private static final int WHOLE_BP = 10_000;
    private static final int MOST_BP = 5_000;
    private static final int MOST_ROOMS = 1_000_000_000;
    // END SOLUTION

    @Override
    public int capacity(int total, int overbookBp) {
        // BEGIN SOLUTION
        // STUB: // TODO 115 % of 100 rooms are 115. What does 100 * 1.15 say?
        // STUB: throw new UnsupportedOperationException("NightCounter.capacity");
        if (total < 0 || total > MOST_ROOMS) {
            throw new IllegalArgumentException("a hotel cannot have " + total + " rooms");
        }
        requireBasisPoints(overbookBp);
        return (int) ((long) total * (WHOLE_BP + overbookBp) / WHOLE_BP);
        // END SOLUTION
    }

    @Override
    public List<LocalDate> nights(LocalDate checkIn, LocalDate checkOut) {
        // BEGIN SOLUTION
        // STUB: // TODO Is the night of the check-out date slept in the hotel?
        // STUB: throw new UnsupportedOperationException("NightCounter.nights");
        if (checkIn == null || checkOut == null || !checkIn.isBefore(checkOut)) {
            throw new IllegalArgumentException("no stay is from " + checkIn + " to " + checkOut);
        }
        List<LocalDate> nights = new ArrayList<>();
        for (LocalDate night = checkIn; night.isBefore(checkOut); night = night.plusDays(1)) {
            nights.add(night);
        }
        return nights;
        // END SOLUTION
    }

    @Override
    public int roomsLeft(List<NightRow> nights, int overbookBp) {
        // BEGIN SOLUTION
        // STUB: // TODO 7, 5 and 8 rooms are left. How many guests can stay all three nights?
        // STUB: throw new UnsupportedOperationException("NightCounter.roomsLeft");
        requireNights(nights);
        requireBasisPoints(overbookBp);
        int least = Integer.MAX_VALUE;
        for (NightRow night : nights) {
            least = Math.min(least, Math.max(0, capacity(night.total(), overbookBp) - night.reserved()));
        }
        return least;
        // END SOLUTION
    }

    @Override
    public long price(List<NightRow> nights, int rooms) {
        // BEGIN SOLUTION
        // STUB: // TODO What if it does not fit in a long?
        // STUB: throw new UnsupportedOperationException("NightCounter.price");
        requireNights(nights);
        if (rooms < 1) {
            throw new IllegalArgumentException("the price of " + rooms + " rooms");
        }
        long sum = 0;
        for (NightRow night : nights) {
            sum = Math.addExact(sum, Math.multiplyExact(night.rateCents(), (long) rooms));
        }
        return sum;
        // END SOLUTION
    }

    @Override
    public int overCapacityWalks(List<NightRow> nights) {
        // BEGIN SOLUTION
        // STUB: // TODO Who finds no room if everybody comes?
        // STUB: throw new UnsupportedOperationException("NightCounter.overCapacityWalks");
        requireNights(nights);
        int most = 0;
        for (NightRow night : nights) {
            most = Math.max(most, night.reserved() - night.total());
        }
        return most;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static void requireBasisPoints(int overbookBp) {
        if (overbookBp < 0 || overbookBp > MOST_BP) {
            throw new IllegalArgumentException("nobody overbooks by " + overbookBp + " basis points");
        }
    }

    private static void requireNights(List<NightRow> nights) {
        if (nights == null || nights.isEmpty()) {
            throw new IllegalArgumentException("a stay without nights");
        }
    }
    // END SOLUTION
}
