package dev.assay.labs.filestorage;

/**
 * Throws away chunks that nobody needs, while uploads and commits go on.
 *
 * <ul>
 *   <li>A chunk of a current version of a file stays. (Versions that were replaced or deleted, and the journal, keep no chunk.)
 *   <li>An upload that is open and not older than {@link GcConfig#maxSessionMs} can always be committed: its chunks stay. An older one is
 *       aborted.
 *   <li>When nothing goes on any more, two collections later than {@link GcConfig#graceMs} after that leave no other chunk.
 *   <li>Pages of lists and scans have at most 100 entries.
 * </ul>
 */
public interface GarbageCollector {
    /**
     * Collects once.
     *
     * @throws dev.assay.kit.port.PortException if a call goes wrong; the next collection starts afresh
     */
    void collect();
}
