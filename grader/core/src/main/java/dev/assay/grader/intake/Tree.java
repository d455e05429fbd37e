package dev.assay.grader.intake;

import java.io.IOException;
import java.util.List;

/**
 * Files under names, wherever they come from. Listing does not read contents, and only what is asked for is read.
 */
interface Tree extends AutoCloseable {
    /** What stands under a name. */
    enum Kind {
        /** Bytes. */
        FILE,
        /** A symbolic link, never followed. */
        LINK,
        /** Anything else: a pipe, a device, a submodule. */
        OTHER,
        /** A folder that was not looked into; its path ends with a slash. */
        SKIPPED
    }

    /**
     * A name and what stands under it. Folders have no entry of their own.
     *
     * @param path with slashes, relative to the top; not checked
     * @param kind what stands there
     */
    record Entry(String path, Kind kind) {}

    /**
     * All entries, in any order.
     *
     * @throws Rejected if there are too many, or they contradict each other
     * @throws IOException if the tree cannot be read
     */
    List<Entry> entries() throws IOException, Rejected;

    /**
     * The bytes of a file.
     *
     * @param entry one of {@link #entries}, of kind FILE
     * @param mostBytes where to stop reading
     * @return all its bytes, or more than {@code mostBytes} of them, which says that there are too many
     * @throws Rejected if what is there is not what the listing said
     * @throws IOException if it cannot be read
     */
    byte[] read(Entry entry, int mostBytes) throws IOException, Rejected;

    @Override
    default void close() {}
}
