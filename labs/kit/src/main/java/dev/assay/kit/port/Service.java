package dev.assay.kit.port;

/** A service that runs as several instances on machines of their own. Requests come at the same time, each on a fiber of its own. */
public interface Service {
    /** Runs once after every start of the process, before any request. If a port's exception escapes, it is called again a second later. */
    default void start() {}

    /** Called again and again on every living instance, never twice at once on one. A port's exception may escape: the next one comes. */
    default void tick() {}
}
