package music;

import dev.assay.kit.RandomSource;
import dev.assay.labs.music.Shuffle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Brings tracks into an order by chance. */
final class FairShuffle implements Shuffle {
    @Override
    public <T> List<T> of(List<T> tracks, RandomSource random) {
        // BEGIN SOLUTION
        // STUB: // TODO n! orders, each as likely as any other. How many outcomes have your random numbers?
        // STUB: throw new UnsupportedOperationException("FairShuffle.of");
        if (tracks == null || random == null) {
            throw new IllegalArgumentException("tracks or random numbers are null");
        }
        List<T> order = new ArrayList<>(tracks);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
        // END SOLUTION
    }
}
