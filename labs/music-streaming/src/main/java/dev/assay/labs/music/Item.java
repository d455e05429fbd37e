package dev.assay.labs.music;

/**
 * A place in a playlist. A song can have several.
 *
 * @param itemId names the place, never another one of the same playlist
 * @param songId the song
 */
public record Item(String itemId, String songId) {}
