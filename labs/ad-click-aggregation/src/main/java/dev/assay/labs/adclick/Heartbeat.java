package dev.assay.labs.adclick;

/**
 * A source without clicks says that it is alive.
 *
 * @param timeMs event time has come so far
 */
public record Heartbeat(long timeMs) implements LogEvent {}
