package hotel;

import dev.assay.labs.hotel.NightChanged;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Offer;
import dev.assay.labs.hotel.SearchView;
import dev.assay.labs.hotel.Stays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The inventory as the stream of changes tells it: what is known of a night is what its largest version said. */
final class NightView implements SearchView {
    private final int overbookBp;
    private final Stays stays;
    // BEGIN SOLUTION
    private final Map<Long, Map<Long, Map<LocalDate, NightChanged>>> hotels = new TreeMap<>();
    // END SOLUTION

    NightView(int overbookBp, Stays stays) {
        this.overbookBp = overbookBp;
        this.stays = stays;
    }

    @Override
    public void apply(NightChanged change) {
        // BEGIN SOLUTION
        // STUB: // TODO What if this change is older than what you know?
        // STUB: throw new UnsupportedOperationException("NightView.apply");
        if (change == null || change.night() == null) {
            throw new IllegalArgumentException("a change of no night: " + change);
        }
        Map<LocalDate, NightChanged> nights = hotels.computeIfAbsent(change.hotelId(), any -> new TreeMap<>())
                .computeIfAbsent(change.roomTypeId(), any -> new HashMap<>());
        NightChanged known = nights.get(change.night());
        if (known == null || known.version() < change.version()) {
            nights.put(change.night(), change);
        }
        // END SOLUTION
    }

    @Override
    public Optional<Offer> offer(long hotelId, long roomTypeId, LocalDate checkIn, LocalDate checkOut) {
        // BEGIN SOLUTION
        // STUB: // TODO Which night decides?
        // STUB: throw new UnsupportedOperationException("NightView.offer");
        List<LocalDate> dates = stays.nights(checkIn, checkOut);
        Optional<List<NightRow>> nights = rows(hotels.getOrDefault(hotelId, Map.of()).getOrDefault(roomTypeId, Map.of()), dates);
        if (nights.isEmpty()) {
            return Optional.empty();
        }
        long least = Long.MAX_VALUE;
        long most = 0;
        for (NightRow night : nights.get()) {
            least = Math.min(least, night.rateCents());
            most = Math.max(most, night.rateCents());
        }
        int left = stays.roomsLeft(nights.get(), overbookBp);
        return Optional.of(new Offer(left, least, most, stays.price(nights.get(), 1), dates.size()));
        // END SOLUTION
    }

    @Override
    public List<Long> hotelsWith(LocalDate checkIn, LocalDate checkOut, int rooms) {
        // BEGIN SOLUTION
        // STUB: // TODO One room type has to have them on every night.
        // STUB: throw new UnsupportedOperationException("NightView.hotelsWith");
        if (rooms < 1) {
            throw new IllegalArgumentException("a search for " + rooms + " rooms");
        }
        List<LocalDate> dates = stays.nights(checkIn, checkOut);
        List<Long> found = new ArrayList<>();
        hotels.forEach((hotel, types) -> {
            for (Map<LocalDate, NightChanged> nights : types.values()) {
                Optional<List<NightRow>> rows = rows(nights, dates);
                if (rows.isPresent() && stays.roomsLeft(rows.get(), overbookBp) >= rooms) {
                    found.add(hotel);
                    break;
                }
            }
        });
        return found;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** The rows of these dates; empty if one is not on sale. */
    private static Optional<List<NightRow>> rows(Map<LocalDate, NightChanged> nights, List<LocalDate> dates) {
        List<NightRow> rows = new ArrayList<>();
        for (LocalDate date : dates) {
            NightChanged night = nights.get(date);
            if (night == null) {
                return Optional.empty();
            }
            rows.add(new NightRow(night.total(), night.reserved(), night.rateCents()));
        }
        return Optional.of(rows);
    }
    // END SOLUTION
}
