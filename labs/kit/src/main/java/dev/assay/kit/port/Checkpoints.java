package dev.assay.kit.port;

import java.util.Optional;

/**
 * Snapshots of state, each with a version. Each method is one round trip.
 *
 * <p><b>Failures.</b> {@link Unavailable}, or {@link OutcomeUnknown} after 1,000 ms; what a save writes may then come later. <b>Misuse.</b> A
 * {@code null}, an empty key, a negative version or state that is no plain data is an {@link IllegalArgumentException}.
 */
public interface Checkpoints {
    /** The newest snapshot under a key. */
    <S extends Record> Optional<Versioned<S>> load(String key, Class<S> type);

    /**
     * Replaces the snapshot under a key.
     *
     * @param expectedVersion the version that must be there, 0 if none may be
     * @return the new version
     * @throws VersionConflict if another is there; nothing is written
     */
    long save(String key, long expectedVersion, Record state);
}
