package music;

import dev.assay.labs.music.CountedPlay;
import dev.assay.labs.music.PlayCounter;
import dev.assay.labs.music.PlayEvent;
import java.util.Optional;

/** Decides which plays count. */
final class Plays implements PlayCounter {
    private static final long COUNTS_AFTER_MS = 30_000;

    @Override
    public Optional<CountedPlay> accept(PlayEvent event) {
        // TODO How long was it heard? Not: how far did it get.
        throw new UnsupportedOperationException("Plays.accept");
    }
}
