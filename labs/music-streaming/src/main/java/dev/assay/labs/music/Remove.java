package dev.assay.labs.music;

/**
 * An item goes. Nothing happens if there is none.
 *
 * @param itemId which
 */
public record Remove(String itemId) implements Edit {}
