package dev.assay.kit;

/**
 * Everything that a {@link Node} can do to the world and learn from it. A node gets its context in {@link Node#start}
 * and keeps it until it crashes.
 *
 * <p>{@link #send} and whatever a lab adds (a disk, for example) are <em>outside effects</em>. They happen at once, in
 * the order in which the handler asks for them, and a crash can strike between any two of them: then the first ones
 * have happened, the others never will, and the node's memory and timers are gone.
 *
 * <p>A context belongs to its node: it may be used only while one of the node's handlers runs.
 *
 * @param <M> the messages of the lab, a sealed interface of records
 */
public interface Context<M> {
    /** This node's id, {@code 0 <= self() < clusterSize()}. It is the same after a restart. */
    int self();

    /** How many nodes the cluster has, this one included. Their ids are {@code 0 .. clusterSize() - 1}. */
    int clusterSize();

    /** Virtual milliseconds since the simulation began. Time stands still while a handler runs. */
    long now();

    /**
     * Hands a message to the network. It may arrive late, twice, out of order, after a restart of either side, or
     * never; it is never changed.
     *
     * @param to the receiver, another node of the cluster
     * @param message the message, not null
     * @throws IllegalArgumentException if {@code to} is no other node of the cluster; this fails the run
     */
    void send(int to, M message);

    /**
     * Arms a timer of this node. When it expires, {@link Node#timer} is called with its name, once. Arming a timer
     * whose name is armed already replaces it. Timers die with the node when it crashes.
     *
     * @param name the timer's name, not null
     * @param delayMs milliseconds from now, at least 0
     * @throws IllegalArgumentException if {@code delayMs} is negative; this fails the run
     */
    void setTimer(String name, long delayMs);

    /** Disarms the timer of this name. Nothing happens if it is not armed. */
    void cancelTimer(String name);

    /** The node's random numbers, the only ones that it may use. */
    RandomSource random();

    /**
     * Leaves a remark in the recording of the run. It shows up beside the event in a replay and in the report, and has
     * no other effect.
     *
     * @param text what to show; a report may shorten it
     */
    void trace(String text);
}
