package dev.assay.kit.port;

/** A lock that can be held over a port call. Not reentrant: who holds it and asks for it again waits for ever. */
public interface Mutex {
    /** Waits until it is free, and takes it. Who asked first gets it first. */
    void lock();

    /**
     * Gives it back.
     *
     * @throws IllegalStateException if nobody holds it
     */
    void unlock();
}
