package dev.assay.grader.aot;

import java.io.IOException;

/** What a JVM does while it is watched, so that its cache holds what it will need: the usual work, once. */
public interface Rehearsal {
    /**
     * Gives the process its work, and returns when its answer is there. It ends by itself, or when its input is closed
     * afterwards.
     *
     * @throws IOException if it does not do what it should; there will be no cache then
     */
    void with(Process process) throws IOException;
}
