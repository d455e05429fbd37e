package dev.assay.labs.music;

/**
 * A song has new sound.
 *
 * @param songId its id
 * @param revision which sound it is: 1 is the first, a later upload has a higher one
 * @param sourceKey the blob that was uploaded
 */
public record TranscodeJob(String songId, long revision, String sourceKey) {}
