package dev.assay.labs.music;

/**
 * An item gets another place. Nothing happens if there is none, or if it is to stand after itself.
 *
 * @param itemId which
 * @param afterItemId as in {@link Add}
 */
public record Move(String itemId, String afterItemId) implements Edit {}
