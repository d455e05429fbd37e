package dev.assay.kit;

/**
 * One server of a distributed system, written as event handlers. The world calls one handler at a time and waits for
 * it to return, so a node needs no locks and must never block.
 *
 * <p>A crash drops the object: the next boot constructs a new one and calls {@link #start} again. Only what the lab
 * declares durable survives.
 *
 * @param <M> the messages of the lab, a sealed interface of records
 * @param <C> the lab's context
 */
public interface Node<M, C extends Context<M>> {
    /**
     * Called once per boot, before any other handler.
     *
     * @param context what the node can do; keep it
     */
    void start(C context);

    /**
     * A message has arrived.
     *
     * @param from the id of the node that sent it; it can be trusted
     * @param message the message, never null
     */
    void receive(int from, M message);

    /**
     * A timer that this node armed has expired.
     *
     * @param name the name given to {@link Context#setTimer}
     */
    void timer(String name);
}
