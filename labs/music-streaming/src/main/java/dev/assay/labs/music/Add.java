package dev.assay.labs.music;

/**
 * A song gets a place. Nothing happens if there is an item with this id.
 *
 * @param itemId the place's new id
 * @param songId the song
 * @param afterItemId stands before it; {@code null}: it becomes the first; if there is no such item: the last
 */
public record Add(String itemId, String songId, String afterItemId) implements Edit {}
