package dev.assay.labs.music;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one listener has seen. It travels with the client from request to request, whichever instance answers. Given.
 */
public final class Session {
    private final Map<String, Long> seen = new LinkedHashMap<>();

    /** The newest revision of a playlist that the listener has seen; 0 if none. */
    public long seen(String playlistId) {
        return seen.getOrDefault(playlistId, 0L);
    }

    /** The listener has seen a revision. */
    public void observe(String playlistId, long revision) {
        seen.merge(playlistId, revision, Math::max);
    }
}
