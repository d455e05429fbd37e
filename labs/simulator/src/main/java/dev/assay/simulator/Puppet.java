package dev.assay.simulator;

/**
 * A node whose part the test plays: it receives what is sent to its id and answers as the test likes.
 *
 * @param <M> the messages of the lab
 */
@FunctionalInterface
public interface Puppet<M> {
    /** A message for the puppet has arrived. */
    void receive(int from, M message);
}
