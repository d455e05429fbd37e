package dev.assay.labs.filestorage;

/**
 * Brings what others changed to a device, and what its user changed to the others. It compares three things: the base (what device and
 * service last agreed on), what is here, and what is there.
 *
 * <ul>
 *   <li>Equal contents are no conflict, however they came to be equal.
 *   <li>Changed there only: it is written here, if it is still as it was read. Changed here only: it is committed, on the base's version.
 *   <li>Changed on both sides and different: the version there keeps the path. What was here goes to {@link ConflictNames#of} first.
 *   <li>An edit beats a deletion, on either side.
 *   <li>What is fetched is compared with its hashes, and fetched again if it is damaged. A chunk that is gone means that there is a
 *       newer version: this change is skipped, the journal brings the newer one.
 *   <li>The device may die at any call. A commit's {@code opId} is saved before the commit is sent, so that it can be repeated.
 * </ul>
 */
public interface SyncEngine {
    /**
     * Once: everything that is new there, then everything that has changed here.
     *
     * @throws dev.assay.kit.port.PortException if a call goes wrong; the next time goes on from there
     */
    void syncOnce();
}
