package dev.assay.labs.music;

/**
 * Something that happened in a player.
 */
public sealed interface PlayEvent {
    /** Names the playing of a track, once and for all. */
    String playId();

    /** Counts the events of a play; later ones have higher numbers, with gaps perhaps. */
    int seq();

    /** When it happened, on the device's clock. */
    long atMs();

    /**
     * A track begins to play.
     *
     * @param userId who listens
     * @param songId what
     * @param trackMs how long the track is, at least 1
     */
    record Started(String playId, int seq, long atMs, String userId, String songId,
            long trackMs) implements PlayEvent {}

    /** It stands still. */
    record Paused(String playId, int seq, long atMs) implements PlayEvent {}

    /** It goes on. */
    record Resumed(String playId, int seq, long atMs) implements PlayEvent {}

    /**
     * The listener has jumped; if it stands still, it still does.
     *
     * @param toMs where to
     */
    record Seeked(String playId, int seq, long atMs, long toMs) implements PlayEvent {}

    /** It has ended; nothing of it is heard any more. */
    record Ended(String playId, int seq, long atMs) implements PlayEvent {}
}
