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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        // BEGIN SOLUTION
        // STUB: // TODO What was under way when this device died? What is new there? What has changed here?
        // STUB: throw new UnsupportedOperationException("ThreeWaySync.syncOnce");
        state = ports.disk().load(SyncState.class).orElse(SyncState.NEW);
        finish();
        pull();
        push();
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void save(SyncState next) {
        ports.disk().save(next);
        state = next;
    }

    // ------------------------------------------------------------------------------------------------------- pull

    private void pull() {
        List<Change> page;
        do {
            page = ports.remote().changes(ports.ns(), state.cursor(), PAGE);
            for (Change change : page) {
                if (!apply(change.path(), change.entry())) {
                    return;
                }
                state = state.at(change.seq());
            }
            if (!page.isEmpty()) {
                save(state);
            }
        } while (page.size() == PAGE);
    }

    /** False if it cannot be done now: the change must be seen again. */
    private boolean apply(String path, FileEntry entry) {
        String there = entry.manifest() == null ? "" : entry.manifest().hash();
        while (entry.version() > state.base(path).version()) {
            Optional<LocalFile> file = ports.files().read(path);
            String here = file.map(found -> ports.digest().sha256(found.content())).orElse("");
            long revision = file.map(LocalFile::revision).orElse(0L);
            boolean isChanged = !here.equals(state.base(path).hash());
            if (here.equals(there)) {
                agree(path, entry.version(), there, revision);
            } else if (there.isEmpty()) {
                if (isChanged || ports.files().delete(path, revision)) {
                    agree(path, entry.version(), "", 0);
                }
            } else {
                Fetched fetched = fetch(entry.manifest());
                if (fetched.content() == null) {
                    return fetched.isGone(); // then there is a newer version, and the journal brings it
                }
                if (isChanged && !here.isEmpty()) {
                    keep(path, here, file.get().content());
                }
                long written = ports.files().replace(path, revision, fetched.content());
                if (written >= 0) {
                    agree(path, entry.version(), there, written);
                }
            }
        }
        return true;
    }

    private void agree(String path, long version, String hash, long revision) {
        save(state.with(path, new SyncState.Base(version, hash, revision)));
    }

    /** Keeps what would be overwritten. The name says what it is: doing it twice makes one copy. */
    private void keep(String path, String hash, byte[] content) {
        String name = path;
        Optional<LocalFile> there;
        do {
            name = ConflictNames.of(name, ports.deviceId(), hash);
            if (ports.files().replace(name, 0, content) >= 0) {
                return;
            }
            there = ports.files().read(name);
        } while (there.isEmpty() || !ports.digest().sha256(there.get().content()).equals(hash));
    }

    private record Fetched(byte[] content, boolean isGone) {}

    private Fetched fetch(Manifest manifest) {
        byte[] content = new byte[Math.toIntExact(manifest.size())];
        int at = 0;
        for (FileChunk chunk : manifest.chunks()) {
            Fetched fetched = fetch(chunk);
            if (fetched.content() == null) {
                return fetched;
            }
            System.arraycopy(fetched.content(), 0, content, at, chunk.length());
            at += chunk.length();
        }
        boolean isWhole = ports.digest().sha256(content).equals(manifest.hash());
        return new Fetched(isWhole ? content : null, false);
    }

    private Fetched fetch(FileChunk chunk) {
        for (int i = 0; i < MOST_FETCHES; i++) {
            Optional<byte[]> data = ports.remote().getChunk(chunk.hash());
            if (data.isEmpty()) {
                return new Fetched(null, true);
            }
            if (data.get().length == chunk.length() && ports.digest().sha256(data.get()).equals(chunk.hash())) {
                return new Fetched(data.get(), false);
            }
        }
        return new Fetched(null, false);
    }

    // ------------------------------------------------------------------------------------------------------- push

    private void push() {
        Map<String, Long> revisions = ports.files().list();
        Set<String> paths = new TreeSet<>(revisions.keySet());
        state.bases().forEach((path, base) -> {
            if (!base.hash().isEmpty()) {
                paths.add(path);
            }
        });
        for (String path : paths) {
            Long revision = revisions.get(path);
            if (revision == null || revision != state.base(path).revision()) {
                push(path);
            }
        }
    }

    private void push(String path) {
        SyncState.Base base = state.base(path);
        Optional<LocalFile> file = ports.files().read(path);
        String here = file.map(found -> ports.digest().sha256(found.content())).orElse("");
        long revision = file.map(LocalFile::revision).orElse(0L);
        if (here.equals(base.hash())) {
            agree(path, base.version(), base.hash(), revision);
            return;
        }
        String name = ports.deviceId() + "-" + state.nextOp();
        save(state.counted());
        Manifest manifest = null;
        if (file.isPresent()) {
            if (!ports.remote().openUpload(ports.ns(), name)) {
                return;
            }
            manifest = ports.uploader().upload(name, file.get().content());
        }
        CommitRequest request =
                new CommitRequest(ports.ns(), path, base.version(), manifest, name, manifest == null ? null : name);
        save(state.pending(new SyncState.Pending(request, revision)));
        finish();
    }

    /** Sends the commit that may have been sent before. Whatever speaks against it, the next pull shows. */
    private void finish() {
        if (state.pending() == null) {
            return;
        }
        CommitRequest request = state.pending().request();
        CommitResult result = ports.remote().commit(request);
        if (result instanceof Committed committed) {
            String hash = request.manifest() == null ? "" : request.manifest().hash();
            SyncState.Base base = new SyncState.Base(committed.version(), hash, state.pending().revision());
            save(state.with(request.path(), base).pending(null));
        } else {
            save(state.pending(null));
        }
    }
    // END SOLUTION
}
