package music;

import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;
import dev.assay.labs.music.FetchError;
import dev.assay.labs.music.Player;
import dev.assay.labs.music.PlayerContext;
import dev.assay.labs.music.SegmentData;

/** Plays one track. */
final class TrackPlayer implements Player {
    private static final long ASK_EVERY_MS = 500;
    private static final long LONGEST_WAIT_MS = 8_000;
    private static final long NONE = -1;

    private final PlayerContext ctx;
    private final Abr abr;
    private final AbrConfig config;

    TrackPlayer(PlayerContext context, Abr abr, AbrConfig config) {
        this.ctx = context;
        this.abr = abr;
        this.config = config;
    }

    @Override
    public void onPlay() {
        // TODO Begin at the first segment.
        throw new UnsupportedOperationException("TrackPlayer.onPlay");
    }

    @Override
    public void onFetched(long fetchId, SegmentData data) {
        // TODO Is it the answer that you wait for?
        throw new UnsupportedOperationException("TrackPlayer.onFetched");
    }

    @Override
    public void onFetchFailed(long fetchId, FetchError error) {
        // TODO Another rendition, or a wait?
        throw new UnsupportedOperationException("TrackPlayer.onFetchFailed");
    }

    @Override
    public void onSeek(long positionMs) {
        // TODO What is under way, what is buffered, what was wrong: all that is past.
        throw new UnsupportedOperationException("TrackPlayer.onSeek");
    }

    @Override
    public void onPause() {
        // TODO Buffering goes on. Does anything change for you?
    }

    @Override
    public void onResume() {
        // TODO A buffer that was full will drain now.
    }

    @Override
    public void onTimer(int tag) {
        // TODO Which timer is it, and is it still of interest?
        throw new UnsupportedOperationException("TrackPlayer.onTimer");
    }
}
