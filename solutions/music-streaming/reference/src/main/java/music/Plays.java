package music;

import dev.assay.labs.music.CountedPlay;
import dev.assay.labs.music.PlayCounter;
import dev.assay.labs.music.PlayEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides which plays count. */
final class Plays implements PlayCounter {
    private static final long COUNTS_AFTER_MS = 30_000;
    // BEGIN SOLUTION

    private static final class Play {
        private final PlayEvent.Started started;
        private int seq;
        private long atMs;
        private long listenedMs;
        private boolean isPlaying = true;
        private boolean hasEnded;
        private boolean isCounted;

        Play(PlayEvent.Started started) {
            this.started = started;
            this.seq = started.seq();
            this.atMs = started.atMs();
        }
    }

    private final Map<String, Play> plays = new HashMap<>();
    // END SOLUTION

    @Override
    public Optional<CountedPlay> accept(PlayEvent event) {
        // BEGIN SOLUTION
        // STUB: // TODO How long was it heard? Not: how far did it get.
        // STUB: throw new UnsupportedOperationException("Plays.accept");
        if (event == null || event.playId() == null || event instanceof PlayEvent.Started started && started.trackMs() < 1) {
            throw new IllegalArgumentException("no event: " + event);
        }
        Play play = plays.get(event.playId());
        if (play == null) {
            if (event instanceof PlayEvent.Started started) {
                plays.put(event.playId(), new Play(started));
            }
            return Optional.empty();
        }
        if (event.seq() <= play.seq || play.hasEnded || event instanceof PlayEvent.Started) {
            return Optional.empty();
        }
        play.seq = event.seq();
        play.listenedMs += play.isPlaying ? Math.max(0, event.atMs() - play.atMs) : 0;
        play.atMs = Math.max(play.atMs, event.atMs());
        switch (event) {
            case PlayEvent.Paused paused -> play.isPlaying = false;
            case PlayEvent.Resumed resumed -> play.isPlaying = true;
            case PlayEvent.Ended ended -> play.hasEnded = true;
            case PlayEvent.Seeked seeked -> { }
            case PlayEvent.Started again -> { }
        }
        if (play.isCounted || play.listenedMs < Math.min(COUNTS_AFTER_MS, play.started.trackMs())) {
            return Optional.empty();
        }
        play.isCounted = true;
        return Optional.of(new CountedPlay(event.playId(), play.started.userId(), play.started.songId()));
        // END SOLUTION
    }
}
