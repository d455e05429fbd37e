package dev.assay.labs.music.testbed;

import dev.assay.labs.music.AbrConfig;
import dev.assay.labs.music.FetchError;
import dev.assay.labs.music.Player;
import dev.assay.labs.music.PlayerContext;
import dev.assay.labs.music.SegmentData;
import dev.assay.simulator.Mix;
import dev.assay.simulator.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A telephone with a listener, a network and a track, in virtual time. It watches the player: what comes into the audio
 * pipeline, when fetches are made, and that the player does not stand idle.
 */
public final class Device implements PlayerContext {
    /** How long the way to the server and back takes. */
    public static final long ROUND_TRIP_MS = 20;

    private static final long MOST_IDLE_MS = 1_000;
    private static final long LEAST_WAIT_MS = 500;
    private static final long FIFTH_WAIT_MS = 4_000;
    private static final long MOST_WAIT_MS = 8_000;
    private static final long PROBE_EVERY_MS = 250;
    private static final int MOST_EVENTS = 200_000;

    /** What the network does with a fetch. */
    @FunctionalInterface
    public interface Weather {
        /** Everything comes. */
        Weather FAIR = (number, rendition, segment) -> Optional.empty();

        /**
         * What goes wrong.
         *
         * @param number which fetch of the session it is, from 0
         */
        Optional<Trouble> of(int number, int rendition, int segment);
    }

    /**
     * A fetch fails.
     *
     * @param error how
     * @param afterMs when
     */
    public record Trouble(FetchError error, long afterMs) {}

    private record Event(long atMs, long order, boolean isForPlayer, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return atMs != other.atMs ? Long.compare(atMs, other.atMs) : Long.compare(order, other.order);
        }
    }

    private static final class Fetch {
        private final long id;
        private final int rendition;
        private final int segment;
        private final long beganMs;
        private boolean isStale;
        private boolean isDelivered;

        Fetch(long id, int rendition, int segment, long beganMs) {
            this.id = id;
            this.rendition = rendition;
            this.segment = segment;
            this.beganMs = beganMs;
        }
    }

    private final AbrConfig config;
    private final int segments;
    private final long lastSegmentMs;
    private final BandwidthTrace trace;
    private final Weather weather;
    private final Player player;
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final Map<Long, Fetch> fetches = new HashMap<>();
    private final Map<Integer, Set<Integer>> missing = new HashMap<>();
    private long now;
    private long order;
    private int playerEvents;
    private Consumer<Integer> beforeEvent = number -> {};

    private Fetch inFlight;
    private boolean answersAfterCancel = true;
    private int next;
    private long offsetMs;
    private long bufferedMs;
    private boolean isPaused;
    private boolean hasFailed;
    private String failure;
    private long freeSinceMs = -1;
    private long stallMs;
    private int appended;

    private int failuresInRow;
    private long failedAtMs = -1;
    private long lastWaitMs;

    /**
     * A device.
     *
     * @param build makes the player
     * @param segments of the track
     * @param lastSegmentMs how long the last one is; the others are as long as the configuration says
     */
    public Device(
            Function<PlayerContext, Player> build, AbrConfig config, int segments, long lastSegmentMs,
            BandwidthTrace trace, Weather weather) {
        this.config = config;
        this.segments = segments;
        this.lastSegmentMs = lastSegmentMs;
        this.trace = trace;
        this.weather = weather;
        this.player = build.apply(this);
    }

    // --------------------------------------------------------------------------------------------------- for tests

    /** Answers of cancelled fetches never come. */
    public Device withoutLateAnswers() {
        answersAfterCancel = false;
        return this;
    }

    /** Is told the number of each event before the player hears of it. */
    public void beforeEvent(Consumer<Integer> listener) {
        beforeEvent = listener;
    }

    /** The listener does something later. */
    public void later(long delayMs, Runnable action) {
        queue.add(new Event(now + delayMs, order++, false, action));
    }

    /** The listener jumps now. */
    public void seek(long positionMs) {
        advance();
        if (inFlight != null) {
            inFlight.isStale = true;
        }
        long begin = 0;
        next = 0;
        while (next < segments && begin + segmentMs(next) <= positionMs) {
            begin += segmentMs(next++);
        }
        offsetMs = positionMs - begin;
        endRow();
        missing.clear();
        player.onSeek(positionMs);
        if (!hasFailed && bufferedMs > 0) {
            throw new Violation("flush", "After a seek to " + positionMs + " ms the listener still hears " + bufferedMs
                    + " ms of what was buffered before.");
        }
        look();
    }

    /** The listener stops playback now. */
    public void pause() {
        advance();
        isPaused = true;
        player.onPause();
        look();
    }

    /** The listener lets it go on now. */
    public void resume() {
        advance();
        isPaused = false;
        player.onResume();
        look();
    }

    /** Presses play and listens until the track has ended or failed. */
    public Device listen(long mostMs) {
        queue.add(new Event(0, order++, true, player::onPlay));
        probe();
        int events = 0;
        while (!isOver() && !queue.isEmpty() && queue.peek().atMs() <= mostMs) {
            Event event = queue.remove();
            now = event.atMs();
            advance();
            if (event.isForPlayer()) {
                beforeEvent.accept(playerEvents++);
                if (++events > MOST_EVENTS) {
                    throw new Violation("livelock", "After " + MOST_EVENTS + " events the track has not ended.");
                }
            }
            event.action().run();
            look();
        }
        if (!isOver()) {
            throw new Violation("progress", "After " + now / 1_000 + " s the track has not ended: segment " + next
                    + " of " + segments
                    + " is missing.");
        }
        return this;
    }

    /** Has the player looked at now and then, also when nothing happens to it. */
    private void probe() {
        queue.add(new Event(now + PROBE_EVERY_MS, Long.MAX_VALUE, false, this::probe));
    }

    private boolean isOver() {
        return hasFailed || next >= segments && inFlight == null && (bufferedMs == 0 || !isPaused);
    }

    /** How many events the player has heard of. */
    public int events() {
        return playerEvents;
    }

    /** How many fetches were made. */
    public int fetched() {
        return fetches.size();
    }

    /** How many segments were appended. */
    public int appended() {
        return appended;
    }

    /** Silence after the first sound. */
    public long stallMs() {
        return stallMs;
    }

    /** Why the player gave the track up, if it did. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    // -------------------------------------------------------------------------------------------------- the pipeline

    private long lastAdvanceMs;

    private void advance() {
        long elapsed = now - lastAdvanceMs;
        lastAdvanceMs = now;
        if (isPaused || appended == 0) {
            return;
        }
        long played = Math.min(elapsed, bufferedMs);
        bufferedMs -= played;
        stallMs += next < segments ? elapsed - played : 0;
    }

    /** Whether the player does what it could do. */
    private void look() {
        boolean isBackingOff = failedAtMs >= 0 && now <= failedAtMs + MOST_WAIT_MS;
        boolean isFree = inFlight == null && !hasFailed && next < segments && !isBackingOff && bufferedMs
                + segmentMs(next) <= config.maxBufferMs();
        if (!isFree) {
            freeSinceMs = -1;
        } else if (freeSinceMs < 0) {
            freeSinceMs = now;
        } else if (now - freeSinceMs > MOST_IDLE_MS) {
            throw new Violation("progress",
                    "For more than a second nothing hinders the player, and it does not fetch segment " + next
                    + " (" + bufferedMs + " ms are buffered).");
        }
    }

    private void endRow() {
        failuresInRow = 0;
        failedAtMs = -1;
        lastWaitMs = 0;
    }

    // --------------------------------------------------------------------------------------------------- for the player

    @Override
    public long nowMs() {
        return now;
    }

    @Override
    public int segments() {
        return segments;
    }

    @Override
    public int renditions() {
        return config.kbps().size();
    }

    @Override
    public long segmentMs(int segment) {
        return segment == segments - 1 ? lastSegmentMs : config.segmentMs();
    }

    @Override
    public long bytes(int rendition, int segment) {
        return config.kbps().get(rendition) * segmentMs(segment) / 8;
    }

    @Override
    public long fetch(int rendition, int segment) {
        if (rendition < 0 || rendition >= renditions() || segment < 0 || segment >= segments) {
            throw new IllegalArgumentException("no segment " + segment + " at rendition " + rendition);
        }
        if (inFlight != null) {
            throw new IllegalStateException("a fetch is under way");
        }
        if (hasFailed) {
            throw new Violation("failed", "After fail() segment " + segment + " is fetched.");
        }
        if (bufferedMs + segmentMs(segment) > config.maxBufferMs()) {
            throw new Violation("buffer", "Segment " + segment + " is fetched with " + bufferedMs
                    + " ms buffered; the buffer holds "
                    + config.maxBufferMs() + " ms.");
        }
        judgeWait(rendition, segment);
        Fetch fetch = new Fetch(100 + 7L * fetches.size(), rendition, segment, now);
        int number = fetches.size();
        fetches.put(fetch.id, fetch);
        inFlight = fetch;
        Optional<Trouble> trouble = weather.of(number, rendition, segment);
        if (trouble.isPresent()) {
            tell(now + trouble.get().afterMs(), fetch, () -> failed(fetch, trouble.get().error()));
        } else {
            tell(arrives(fetch), fetch, () -> arrived(fetch));
        }
        return fetch.id;
    }

    private void judgeWait(int rendition, int segment) {
        if (missing.getOrDefault(segment, Set.of()).contains(rendition)) {
            throw new Violation("missing", "Segment " + segment + " is not there at rendition " + rendition
                    + ", and is asked for there again.");
        }
        if (failuresInRow == 0) {
            return;
        }
        if (failuresInRow >= 2 && rendition != lowestThere(segment)) {
            throw new Violation("lowest", "After " + failuresInRow + " failures in a row rendition " + rendition
                    + " is fetched.");
        }
        if (failedAtMs < 0) {
            return;
        }
        long wait = now - failedAtMs;
        long least = Math.max(lastWaitMs, failuresInRow >= 5 ? FIFTH_WAIT_MS : LEAST_WAIT_MS);
        if (wait < least || wait > MOST_WAIT_MS) {
            throw new Violation("retry", "After failure " + failuresInRow + " in a row the player asks again after "
                    + wait + " ms; it must be "
                    + least + " to " + MOST_WAIT_MS + " ms.");
        }
        lastWaitMs = wait;
        failedAtMs = -1;
    }

    private int lowestThere(int segment) {
        int lowest = 0;
        while (missing.getOrDefault(segment, Set.of()).contains(lowest)) {
            lowest++;
        }
        return lowest;
    }

    private long arrives(Fetch fetch) {
        return trace.finish(fetch.beganMs + ROUND_TRIP_MS, 8 * bytes(fetch.rendition, fetch.segment));
    }

    private void tell(long atMs, Fetch fetch, Runnable action) {
        queue.add(new Event(atMs, order++, true, () -> {
            if (inFlight == fetch || fetch.isStale && answersAfterCancel) {
                action.run();
            }
        }));
    }

    private void arrived(Fetch fetch) {
        if (inFlight == fetch) {
            inFlight = null;
            fetch.isDelivered = !fetch.isStale;
            if (!fetch.isStale) {
                endRow();
            }
        }
        player.onFetched(fetch.id, new SegmentData(fetch.segment, fetch.rendition, bytes(fetch.rendition,
                fetch.segment), checksum(fetch.id)));
    }

    private void failed(Fetch fetch, FetchError error) {
        if (inFlight == fetch) {
            inFlight = null;
            if (!fetch.isStale && error == FetchError.NOT_FOUND) {
                missing.computeIfAbsent(fetch.segment, any -> new HashSet<>()).add(fetch.rendition);
            } else if (!fetch.isStale) {
                failuresInRow++;
                failedAtMs = now;
            }
        }
        player.onFetchFailed(fetch.id, error);
    }

    private static long checksum(long fetchId) {
        return Mix.mix(fetchId);
    }

    @Override
    public void cancel(long fetchId) {
        if (inFlight != null && inFlight.id == fetchId) {
            inFlight.isStale = true;
            inFlight = null;
        }
    }

    @Override
    public long received(long fetchId) {
        Fetch fetch = fetches.get(fetchId);
        if (fetch == null) {
            throw new IllegalArgumentException("no fetch " + fetchId);
        }
        long bytes = trace.between(Math.min(now, fetch.beganMs + ROUND_TRIP_MS), now) / 8;
        return Math.min(bytes, bytes(fetch.rendition, fetch.segment));
    }

    @Override
    public void append(SegmentData data) {
        Fetch fetch = fetches.values().stream().filter(any -> checksum(any.id) == data
                .checksum()).findFirst().orElse(null);
        if (hasFailed) {
            throw new Violation("failed", "After fail() segment " + data.segment() + " is appended.");
        }
        if (fetch == null || fetch.segment != data.segment()) {
            throw new Violation("append", "What is appended as segment " + data.segment()
                    + " did not come from the network.");
        }
        if (!fetch.isDelivered) {
            throw new Violation("stale", "The answer to the fetch of segment " + data.segment() + " that was begun at "
                    + fetch.beganMs
                    + " ms, and cancelled or overtaken by a seek since, is appended.");
        }
        if (data.segment() != next) {
            throw new Violation("order", "Segment " + data.segment() + " is appended where segment " + next
                    + " belongs.");
        }
        bufferedMs += segmentMs(next) - offsetMs;
        offsetMs = 0;
        next++;
        appended++;
        if (bufferedMs > config.maxBufferMs()) {
            throw new Violation("buffer", bufferedMs + " ms are buffered; the buffer holds " + config.maxBufferMs()
                    + " ms.");
        }
    }

    @Override
    public void flush() {
        bufferedMs = 0;
    }

    @Override
    public long bufferedMs() {
        return bufferedMs;
    }

    @Override
    public void setTimer(long delayMs, int tag) {
        if (delayMs < 0) {
            throw new IllegalArgumentException("a timer of " + delayMs + " ms");
        }
        queue.add(new Event(now + delayMs, order++, true, () -> player.onTimer(tag)));
    }

    @Override
    public void fail(String reason) {
        String due = "segment " + next + " unavailable";
        if (missing.getOrDefault(next, Set.of()).size() < renditions()) {
            throw new Violation("fail", "The player gives the track up (\"" + reason + "\"), and segment " + next
                    + " may still be there.");
        }
        if (!due.equals(reason)) {
            throw new Violation("fail", "The reason must be \"" + due + "\", but is \"" + reason + "\".");
        }
        hasFailed = true;
        failure = reason;
    }
}
