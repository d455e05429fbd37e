package music;

import dev.assay.kit.RandomSource;
import dev.assay.labs.music.Shuffle;
import java.util.List;

/** Brings tracks into an order by chance. */
final class FairShuffle implements Shuffle {
    @Override
    public <T> List<T> of(List<T> tracks, RandomSource random) {
        // TODO n! orders, each as likely as any other. How many outcomes have your random numbers?
        throw new UnsupportedOperationException("FairShuffle.of");
    }
}
