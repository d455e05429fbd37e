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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** All nights in one map. */
final class NightView implements SearchView {
    private record Key(long hotelId, long roomTypeId, long epochDay) {}

    private final int overbookBp;
    private final Stays stays;
    private final Map<Key, NightChanged> nights = new HashMap<>();
    private final SortedMap<Long, TreeSet<Long>> types = new TreeMap<>();

    NightView(int overbookBp, Stays stays) {
        this.overbookBp = overbookBp;
        this.stays = stays;
    }

    @Override
    public void apply(NightChanged change) {
        if (change == null || change.night() == null) {
            throw new IllegalArgumentException("a change of no night");
        }
        types.computeIfAbsent(change.hotelId(), any -> new TreeSet<>()).add(change.roomTypeId());
        nights.merge(new Key(change.hotelId(), change.roomTypeId(), change.night().toEpochDay()), change,
                (known, other) -> other.version() > known.version() ? other : known);
    }

    @Override
    public Optional<Offer> offer(long hotelId, long roomTypeId, LocalDate checkIn, LocalDate checkOut) {
        stays.nights(checkIn, checkOut);
        List<NightRow> rows = new ArrayList<>();
        for (long day = checkIn.toEpochDay(); day < checkOut.toEpochDay(); day++) {
            NightChanged night = nights.get(new Key(hotelId, roomTypeId, day));
            if (night == null) {
                return Optional.empty();
            }
            rows.add(new NightRow(night.total(), night.reserved(), night.rateCents()));
        }
        LongStream rates = rows.stream().mapToLong(NightRow::rateCents).sorted();
        long[] sorted = rates.toArray();
        return Optional.of(new Offer(stays.roomsLeft(rows, overbookBp), sorted[0], sorted[sorted.length - 1], stays.price(rows, 1), rows.size()));
    }

    @Override
    public List<Long> hotelsWith(LocalDate checkIn, LocalDate checkOut, int rooms) {
        stays.nights(checkIn, checkOut);
        if (rooms < 1) {
            throw new IllegalArgumentException("a search for " + rooms + " rooms");
        }
        List<Long> found = new ArrayList<>();
        types.forEach((hotel, all) -> {
            if (all.stream().anyMatch(type -> offer(hotel, type, checkIn, checkOut).filter(offer -> offer.roomsLeft() >= rooms).isPresent())) {
                found.add(hotel);
            }
        });
        return found;
    }
}
