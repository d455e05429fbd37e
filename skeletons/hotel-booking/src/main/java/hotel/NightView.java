package hotel;

import dev.assay.labs.hotel.NightChanged;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Offer;
import dev.assay.labs.hotel.SearchView;
import dev.assay.labs.hotel.Stays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The inventory as the stream of changes tells it: what is known of a night is what its largest version said. */
final class NightView implements SearchView {
    private final int overbookBp;
    private final Stays stays;

    NightView(int overbookBp, Stays stays) {
        this.overbookBp = overbookBp;
        this.stays = stays;
    }

    @Override
    public void apply(NightChanged change) {
        // TODO What if this change is older than what you know?
        throw new UnsupportedOperationException("NightView.apply");
    }

    @Override
    public Optional<Offer> offer(long hotelId, long roomTypeId, LocalDate checkIn, LocalDate checkOut) {
        // TODO Which night decides?
        throw new UnsupportedOperationException("NightView.offer");
    }

    @Override
    public List<Long> hotelsWith(LocalDate checkIn, LocalDate checkOut, int rooms) {
        // TODO One room type has to have them on every night.
        throw new UnsupportedOperationException("NightView.hotelsWith");
    }
}
