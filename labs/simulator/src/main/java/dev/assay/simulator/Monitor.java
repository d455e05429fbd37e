package dev.assay.simulator;

/**
 * Watches a run and throws a {@link Violation} when a rule is broken. All methods do nothing unless overridden. Puppets'
 * messages are reported like everybody's; {@link Cluster#isPuppet} tells them apart.
 *
 * @param <M> the messages of the lab
 */
public interface Monitor<M> {
    /** A node or puppet handed a message to the network. The network may still lose it. */
    default void sent(int from, int to, M message) {}

    /** A message reaches a node, whose handler runs next. */
    default void delivered(int from, int to, M message) {}

    /** A node caused an outside effect of the lab's own, for example a write to its disk; it has happened. */
    default void effect(int id, Object effect) {}

    /** A handler of a node has returned, and no crash struck. */
    default void handled(int id) {}

    /** A node has crashed: memory and timers are gone. */
    default void crashed(int id) {}

    /** A node is about to be started, for the first time or again. */
    default void booted(int id) {}

    /** A node left a remark. */
    default void remarked(int id, String text) {}
}
