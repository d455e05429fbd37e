package dev.assay.labs.music;

import java.util.List;

/**
 * A playlist in {@link Tables#PLAYLISTS}, under its id.
 *
 * @param revision how often it was edited; 0 for one that is not there
 * @param items in order
 * @param recentOps ids of the last edits, oldest first, at most 50
 */
public record Playlist(long revision, List<Item> items, List<String> recentOps) {}
