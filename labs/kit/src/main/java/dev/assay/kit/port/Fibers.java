package dev.assay.kit.port;

/** Ways for requests of one process to meet. They live in its memory, and are gone when it dies. */
public interface Fibers {
    /** A new promise, not kept yet. */
    <T> Promise<T> promise();

    /** A new lock that is free. */
    Mutex mutex();

    /** Runs something on a fiber of its own, beginning when the caller next waits. */
    void spawn(String name, Runnable body);
}
