package dev.assay.simulator.fiber;

/** One thread of control that stands still unless it is resumed. Dropping it is how a process dies: nothing of it runs any more. */
public interface Fiber {
    /** Lets it run until it parks or ends, and returns then. Called by the kernel's thread, and not for a fiber that has ended. */
    void resume();

    /** Whether its body has returned or thrown. */
    boolean isDone();
}
