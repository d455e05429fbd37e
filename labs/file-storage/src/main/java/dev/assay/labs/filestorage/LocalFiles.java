package dev.assay.labs.filestorage;

import java.util.Map;
import java.util.Optional;

/** The files on a device. Its user may save or delete any of them between two calls. Each method is a port call, and never fails. */
public interface LocalFiles {
    /** Every file's revision, by path. */
    Map<String, Long> list();

    /** A file; empty if there is none. */
    Optional<LocalFile> read(String path);

    /**
     * Writes a file if it is still as it was.
     *
     * @param expectedRevision the revision that it must have; 0: there must be none
     * @return its new revision; -1: it has changed meanwhile, and nothing is written
     */
    long replace(String path, long expectedRevision, byte[] content);

    /**
     * Deletes a file if it is still as it was.
     *
     * @return false: it has changed meanwhile, or is gone
     */
    boolean delete(String path, long expectedRevision);
}
