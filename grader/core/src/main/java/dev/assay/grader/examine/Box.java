package dev.assay.grader.examine;

import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A running child, as its examiner sees it. */
interface Box extends AutoCloseable {
    /** Where the order goes. */
    OutputStream orders();

    /** Where the answers come from. */
    InputStream answers();

    /** Ends the child at once; reads and writes that wait for it fail. May be called from any thread. */
    void kill();

    /** Waits a little for the child's end and says how it ended: {@code has ended with exit code 134}. */
    String fate();

    /** The end of what the child has said on standard error. */
    String errors();

    /** Ends the child and removes what it leaves behind. */
    @Override
    void close();

    /** Where children come from. */
    interface Source {
        /**
         * Starts a child for a lab.
         *
         * @param isPlain whether it does without everything that only makes its start cheaper
         * @throws IOException if the system does not let us
         */
        Box start(Lab lab, boolean isPlain) throws IOException;

        /** Whether children for a lab are started with a cache; makes it when there is none, which takes seconds. */
        CacheUse cacheUse(Lab lab);

        /** How they are walled in; may take the time of a start the first time. */
        Posture posture();
    }
}
