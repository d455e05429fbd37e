package filestorage;

import dev.assay.labs.filestorage.Change;
import dev.assay.labs.filestorage.CommitRequest;
import dev.assay.labs.filestorage.CommitResult;
import dev.assay.labs.filestorage.Committed;
import dev.assay.labs.filestorage.ConflictNames;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.FileEntry;
import dev.assay.labs.filestorage.LocalFile;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.SyncEngine;
import dev.assay.labs.filestorage.SyncPorts;

/** Compares base, here and there, path by path. */
final class ThreeWaySync implements SyncEngine {
    private static final int PAGE = 100;
    private static final int MOST_FETCHES = 5;

    private final SyncPorts ports;
    private SyncState state = SyncState.NEW;

    ThreeWaySync(SyncPorts ports) {
        this.ports = ports;
    }

    @Override
    public void syncOnce() {
        // TODO What was under way when this device died? What is new there? What has changed here?
        throw new UnsupportedOperationException("ThreeWaySync.syncOnce");
    }
}
