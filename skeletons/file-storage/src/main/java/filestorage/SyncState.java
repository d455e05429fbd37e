package filestorage;

import dev.assay.labs.filestorage.CommitRequest;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a device remembers.
 *
 * @param cursor the last entry of the journal that it has seen to
 * @param nextOp counts its requests
 * @param bases what it and the service last agreed on, by path
 * @param pending a commit that was sent, perhaps; null if none was
 */
record SyncState(long cursor, long nextOp, Map<String, Base> bases, Pending pending) {
    static final SyncState NEW = new SyncState(0, 1, Map.of(), null);
    static final Base NOTHING = new Base(0, "", 0);

    /**
     * What was agreed on for a path.
     *
     * @param hash of the content; empty: there is no file
     * @param revision the local revision at which the content was that
     */
    record Base(long version, String hash, long revision) {}

    /** A commit, and the local revision that it was made of. */
    record Pending(CommitRequest request, long revision) {}

    Base base(String path) {
        return bases.getOrDefault(path, NOTHING);
    }

    SyncState with(String path, Base base) {
        Map<String, Base> changed = new TreeMap<>(bases);
        changed.put(path, base);
        return new SyncState(cursor, nextOp, changed, pending);
    }

    SyncState at(long seq) {
        return new SyncState(seq, nextOp, bases, pending);
    }

    SyncState counted() {
        return new SyncState(cursor, nextOp + 1, bases, pending);
    }

    SyncState pending(Pending sent) {
        return new SyncState(cursor, nextOp, bases, sent);
    }
}
