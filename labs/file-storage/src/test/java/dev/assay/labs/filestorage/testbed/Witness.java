package dev.assay.labs.filestorage.testbed;

import dev.assay.kit.port.Row;
import dev.assay.labs.filestorage.Change;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.FileEntry;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.NamespaceRow;
import dev.assay.labs.filestorage.QuotaRow;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.UploadRow;
import dev.assay.labs.filestorage.UploadState;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.SimulatedBlobs;
import dev.assay.simulator.service.SimulatedStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches every commit and every deletion. Chunks of current versions are there; versions and journals have no gaps; what belongs
 * together changes together; a quota is the sum of what it counts.
 */
final class Witness {
    private static final int SHOWN = 12;

    private final SimulatedStore store;
    private final SimulatedBlobs blobs;
    private final long quotaBytes;
    /** Which current file has a chunk, by the chunk's key; several may. */
    private final Map<String, Map<String, Integer>> holders = new HashMap<>();
    /** How many entries a namespace's journal has. */
    private final Map<String, Integer> entries = new HashMap<>();
    /** What an owner's files take. */
    private final Map<String, Long> used = new HashMap<>();

    Witness(SimulatedStore store, SimulatedBlobs blobs, long quotaBytes) {
        this.store = store;
        this.blobs = blobs;
        this.quotaBytes = quotaBytes;
        store.onCommit(this::committed);
        blobs.onDelete(this::deleted);
    }

    private void deleted(String key) {
        Map<String, Integer> files = holders.getOrDefault(key, Map.of());
        if (!files.isEmpty()) {
            throw new Violation("J1", "The chunk " + shown(key) + " was deleted although the file " + files.keySet().iterator().next() + " has it.");
        }
    }

    private static String shown(String key) {
        String hash = key.startsWith(Schema.CHUNKS) ? key.substring(Schema.CHUNKS.length()) : key;
        return hash.substring(0, Math.min(SHOWN, hash.length()));
    }

    private void committed(List<SimulatedStore.Change> changes) {
        for (SimulatedStore.Change change : changes) {
            if (change.table().equals(Schema.JOURNAL.name())) {
                journal(change);
            }
        }
        for (SimulatedStore.Change change : changes) {
            if (change.table().equals(Schema.FILES.name())) {
                file(change, changes);
            }
        }
        changes.stream().filter(change -> change.table().equals(Schema.QUOTAS.name())).forEach(change -> quota(change.id()));
    }

    private void journal(SimulatedStore.Change change) {
        if (change.before() != null) {
            throw new Violation("J5", "Two commits got the entry " + ((Change) change.before().value()).seq()
                    + " of the journal; the first one's was overwritten.");
        }
        entries.merge(change.id().substring(0, change.id().indexOf('/')), 1, Integer::sum);
    }

    private void file(SimulatedStore.Change change, List<SimulatedStore.Change> all) {
        String id = change.id();
        FileEntry before = change.before() == null ? new FileEntry(0, null) : (FileEntry) change.before().value();
        if (change.after() == null) {
            throw new Violation("J5", "The row of the file " + id + " was removed; a deleted file keeps its row, with its version.");
        }
        FileEntry after = (FileEntry) change.after().value();
        if (after.version() != before.version() + 1) {
            throw new Violation("J5", "The file " + id + " went from version " + before.version() + " to " + after.version() + ".");
        }
        hold(id, before.manifest(), -1);
        hold(id, after.manifest(), 1);
        if (after.manifest() != null) {
            for (FileChunk chunk : after.manifest().chunks()) {
                if (!blobs.has(Schema.chunkKey(chunk.hash()))) {
                    throw new Violation("J1", "The file " + id + " was committed in version " + after.version() + " although its chunk "
                            + shown(chunk.hash()) + " is not stored.");
                }
            }
        }
        String ns = id.substring(0, id.indexOf('/'));
        NamespaceRow namespace = value(all, Schema.NAMESPACES.name(), ns, NamespaceRow.class)
                .orElseThrow(() -> together(id, "the namespace's row"));
        Change entry = value(all, Schema.JOURNAL.name(), Schema.journalId(ns, namespace.lastSeq()), Change.class)
                .orElseThrow(() -> together(id, "the journal's entry " + namespace.lastSeq()));
        if (entry.seq() != namespace.lastSeq() || !Schema.fileId(ns, entry.path()).equals(id) || !after.equals(entry.entry())) {
            throw new Violation("J5", "The journal's entry " + namespace.lastSeq() + " is not what the file " + id + " became.");
        }
        long dense = entries.getOrDefault(ns, 0);
        if (dense != namespace.lastSeq()) {
            throw new Violation("J5", "The journal's last entry is " + namespace.lastSeq() + ", but it has " + dense + " entries.");
        }
        used.merge(namespace.owner(), size(after.manifest()) - size(before.manifest()), Long::sum);
        quota(namespace.owner());
        if (all.stream().noneMatch(other -> other.table().equals(Schema.OPERATIONS.name()))) {
            throw together(id, "the operation's row");
        }
        if (after.manifest() != null && all.stream().noneMatch(other -> other.table().equals(Schema.UPLOADS.name())
                && ((UploadRow) other.after().value()).state() == UploadState.DONE)) {
            throw together(id, "the upload, which is done then,");
        }
    }

    private static Violation together(String id, String what) {
        return new Violation("J5", "The file " + id + " has changed, and " + what + " has not changed in the same transaction.");
    }

    private static <V extends Record> Optional<V> value(List<SimulatedStore.Change> all, String table, String id, Class<V> type) {
        return all.stream().filter(change -> change.table().equals(table) && change.id().equals(id) && change.after() != null)
                .map(change -> type.cast(change.after().value())).findFirst();
    }

    private void hold(String id, Manifest manifest, int count) {
        if (manifest != null) {
            for (FileChunk chunk : manifest.chunks()) {
                Map<String, Integer> files = holders.computeIfAbsent(Schema.chunkKey(chunk.hash()), any -> new HashMap<>());
                files.merge(id, count, Integer::sum);
                files.remove(id, 0);
            }
        }
    }

    private static long size(Manifest manifest) {
        return manifest == null ? 0 : manifest.size();
    }

    private void quota(String owner) {
        Row<QuotaRow> row = store.committed(Schema.QUOTAS, owner);
        long says = row == null ? 0 : row.value().usedBytes();
        long sum = used.getOrDefault(owner, 0L);
        if (says != sum) {
            throw new Violation("J5", "The quota of " + owner + " says " + says + " bytes; the files have " + sum + ".");
        }
        if (sum > quotaBytes) {
            throw new Violation("J5", "The files of " + owner + " take " + sum + " bytes; " + quotaBytes + " are allowed.");
        }
    }
}
