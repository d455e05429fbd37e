package dev.assay.kit.port;

/**
 * A value that comes later.
 *
 * @param <T> what comes
 */
public interface Promise<T> {
    /**
     * Waits for it.
     *
     * @throws RuntimeException what it was {@link #fail failed} with
     */
    T await();

    /** Keeps it. Nothing happens if it is kept or broken already. */
    void complete(T value);

    /** Breaks it: whoever waits, and whoever will, gets this thrown. Nothing happens if it is kept or broken already. */
    void fail(RuntimeException failure);

    /** Whether it is kept or broken. */
    boolean isDone();
}
