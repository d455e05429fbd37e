package dev.assay.kit.port;

/**
 * A job that was handed out for a while.
 *
 * @param <J> what a job is
 * @param receipt names this handing out
 * @param delivery how often the job was handed out so far, at least 1
 * @param job a copy of it
 */
public record Leased<J>(String receipt, int delivery, J job) {}
