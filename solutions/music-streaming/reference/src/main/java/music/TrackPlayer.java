package music;

import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;
import dev.assay.labs.music.FetchError;
import dev.assay.labs.music.Player;
import dev.assay.labs.music.PlayerContext;
import dev.assay.labs.music.SegmentData;
import java.util.HashSet;
import java.util.Set;

/** Plays one track. */
final class TrackPlayer implements Player {
    private static final long ASK_EVERY_MS = 500;
    private static final long LONGEST_WAIT_MS = 8_000;
    private static final long NONE = -1;

    private final PlayerContext ctx;
    private final Abr abr;
    private final AbrConfig config;
    // BEGIN SOLUTION
    /** The next segment to append. */
    private int next;
    private long fetch = NONE;
    private int rendition;
    private long fetchBeganMs;
    private int lastRendition = -1;
    private boolean isAbandoned;
    private int failures;
    private final Set<Integer> missing = new HashSet<>();
    private boolean isWaiting;
    private boolean hasFailed;
    private int tags;
    private int wakeTag;
    private int askTag;
    // END SOLUTION

    TrackPlayer(PlayerContext context, Abr abr, AbrConfig config) {
        this.ctx = context;
        this.abr = abr;
        this.config = config;
    }

    @Override
    public void onPlay() {
        // BEGIN SOLUTION
        // STUB: // TODO Begin at the first segment.
        // STUB: throw new UnsupportedOperationException("TrackPlayer.onPlay");
        next = 0;
        go();
        // END SOLUTION
    }

    @Override
    public void onFetched(long fetchId, SegmentData data) {
        // BEGIN SOLUTION
        // STUB: // TODO Is it the answer that you wait for?
        // STUB: throw new UnsupportedOperationException("TrackPlayer.onFetched");
        if (fetchId != fetch) {
            return;
        }
        fetch = NONE;
        abr.onDownload(data.bytes(), ctx.nowMs() - fetchBeganMs);
        lastRendition = rendition;
        newSegment();
        next++;
        ctx.append(data);
        go();
        // END SOLUTION
    }

    @Override
    public void onFetchFailed(long fetchId, FetchError error) {
        // BEGIN SOLUTION
        // STUB: // TODO Another rendition, or a wait?
        // STUB: throw new UnsupportedOperationException("TrackPlayer.onFetchFailed");
        if (fetchId != fetch) {
            return;
        }
        fetch = NONE;
        if (error == FetchError.NOT_FOUND) {
            missing.add(rendition);
            if (missing.size() == ctx.renditions()) {
                hasFailed = true;
                ctx.fail("segment " + next + " unavailable");
            } else {
                go();
            }
            return;
        }
        failures++;
        isWaiting = true;
        wakeTag = ++tags;
        ctx.setTimer(Math.min(LONGEST_WAIT_MS, 500L << Math.min(failures - 1, 10)), wakeTag);
        // END SOLUTION
    }

    @Override
    public void onSeek(long positionMs) {
        // BEGIN SOLUTION
        // STUB: // TODO What is under way, what is buffered, what was wrong: all that is past.
        // STUB: throw new UnsupportedOperationException("TrackPlayer.onSeek");
        if (positionMs < 0) {
            throw new IllegalArgumentException("a position of " + positionMs + " ms");
        }
        if (hasFailed) {
            return;
        }
        if (fetch != NONE) {
            ctx.cancel(fetch);
            fetch = NONE;
        }
        ctx.flush();
        newSegment();
        isWaiting = false;
        wakeTag = ++tags;
        next = 0;
        long end = 0;
        while (next < ctx.segments() && (end += ctx.segmentMs(next)) <= positionMs) {
            next++;
        }
        go();
        // END SOLUTION
    }

    @Override
    public void onPause() {
        // BEGIN SOLUTION
        // STUB: // TODO Buffering goes on. Does anything change for you?
        // END SOLUTION
    }

    @Override
    public void onResume() {
        // BEGIN SOLUTION
        // STUB: // TODO A buffer that was full will drain now.
        go();
        // END SOLUTION
    }

    @Override
    public void onTimer(int tag) {
        // BEGIN SOLUTION
        // STUB: // TODO Which timer is it, and is it still of interest?
        // STUB: throw new UnsupportedOperationException("TrackPlayer.onTimer");
        if (tag == wakeTag) {
            isWaiting = false;
            go();
        } else if (tag == askTag && fetch != NONE) {
            long elapsed = ctx.nowMs() - fetchBeganMs;
            long received = ctx.received(fetch);
            if (!isAbandoned && abr.abandon(rendition, received, ctx.bytes(rendition, next), elapsed, ctx.bufferedMs())) {
                ctx.cancel(fetch);
                fetch = NONE;
                abr.onDownload(received, elapsed);
                isAbandoned = true;
                go();
            } else {
                ctx.setTimer(ASK_EVERY_MS, askTag);
            }
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void newSegment() {
        failures = 0;
        isAbandoned = false;
        missing.clear();
    }

    /** Fetches, if nothing hinders it. */
    private void go() {
        if (hasFailed || isWaiting || fetch != NONE || next >= ctx.segments()) {
            return;
        }
        long buffered = ctx.bufferedMs();
        long excess = buffered + ctx.segmentMs(next) - config.maxBufferMs();
        if (excess > 0) {
            wakeTag = ++tags;
            ctx.setTimer(excess, wakeTag);
            return;
        }
        rendition = available(isAbandoned || failures >= 2 ? 0 : abr.choose(buffered, lastRendition));
        fetchBeganMs = ctx.nowMs();
        fetch = ctx.fetch(rendition, next);
        askTag = ++tags;
        ctx.setTimer(ASK_EVERY_MS, askTag);
    }

    /** The wanted rendition; if it is missing the nearest below it, else above it. */
    private int available(int wanted) {
        for (int lower = wanted; lower >= 0; lower--) {
            if (!missing.contains(lower)) {
                return lower;
            }
        }
        int higher = wanted;
        while (missing.contains(higher)) {
            higher++;
        }
        return higher;
    }
    // END SOLUTION
}
