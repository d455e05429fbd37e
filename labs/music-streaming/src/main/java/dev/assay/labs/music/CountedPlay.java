package dev.assay.labs.music;

/**
 * A play that counts: for charts, and for royalties.
 *
 * @param playId which
 * @param userId who listened
 * @param songId to what
 */
public record CountedPlay(String playId, String userId, String songId) {}
