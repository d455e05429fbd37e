package dev.assay.labs.music;

import java.util.List;

/**
 * Playlists that several devices edit and many people read. A port's exception may escape; the client then asks again.
 */
public interface PlaylistService {
    /** The most items that a playlist can have. */
    int MOST_ITEMS = 10_000;

    /** How many ids of edits a playlist remembers. */
    int MOST_RECENT_OPS = 50;

    /**
     * Edits a playlist; the first edit makes it. The edits are applied in order to its newest revision, all together,
     * which makes the next revision. An edit that comes again with an id that the playlist remembers changes nothing.
     * The session has seen what it has edited.
     *
     * @param opId names this edit; a client that asks again asks with the same
     * @return a revision that contains the edits
     * @throws IllegalArgumentException if an argument is {@code null} or {@code opId} is blank, if there are no edits,
     *     or if the playlist would have more than 10,000 items: nothing is changed
     */
    long edit(Session session, String playlistId, String opId, List<Edit> edits);

    /**
     * Reads a playlist, never older than what the session has seen of it; the session has then seen this. One that is
     * not there has revision 0 and no items. Replicas are asked in turn; the primary only if a replica does not have
     * it, is not new enough, or fails.
     *
     * @throws IllegalArgumentException if an argument is {@code null}
     */
    Playlist read(Session session, String playlistId);
}
