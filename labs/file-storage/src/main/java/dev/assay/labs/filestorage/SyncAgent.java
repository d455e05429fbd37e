package dev.assay.labs.filestorage;

/**
 * Decides when to synchronise. The channel tells of changes in the namespace, and of saves on this device.
 *
 * <ul>
 *   <li>At the start; then for each event, within two seconds.
 *   <li>While connected also every 600 s, for an event may be lost; at most eight times in an hour in which nothing happens.
 *   <li>While disconnected every 60 s; when the connection is back, at once.
 *   <li>If the engine throws a {@link dev.assay.kit.port.PortException}, again after at most 60 s.
 * </ul>
 */
public interface SyncAgent {
    /** Runs for ever. */
    void run();
}
