package filestorage;

import dev.assay.kit.port.Check;
import dev.assay.kit.port.Keys;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Write;
import dev.assay.labs.filestorage.AccessDenied;
import dev.assay.labs.filestorage.Caller;
import dev.assay.labs.filestorage.Change;
import dev.assay.labs.filestorage.CommitRequest;
import dev.assay.labs.filestorage.CommitResult;
import dev.assay.labs.filestorage.Committed;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.FileEntry;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.NamespaceChanged;
import dev.assay.labs.filestorage.NamespaceRow;
import dev.assay.labs.filestorage.QuotaRow;
import dev.assay.labs.filestorage.Role;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.ServiceConfig;
import dev.assay.labs.filestorage.ServicePorts;
import dev.assay.labs.filestorage.ShareRow;
import dev.assay.labs.filestorage.UploadRow;
import dev.assay.labs.filestorage.UploadState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Metadata of files. What a commit reads it checks again, all at once, in the transaction that writes. */
final class Metadata implements FileService {
    private static final int TRIES = 8;
    private static final int LARGEST_PAGE = 500;

    private final ServicePorts ports;
    private final ServiceConfig config;

    Metadata(ServicePorts ports, ServiceConfig config) {
        this.ports = ports;
        this.config = config;
    }

    @Override
    public boolean openUpload(Caller who, String ns, String uploadId) {
        // BEGIN SOLUTION
        // STUB: // TODO Who may? What if it was opened before?
        // STUB: throw new UnsupportedOperationException("Metadata.openUpload");
        require(who, ns, uploadId);
        return patiently(() -> {
            if (!access(who, ns).mayWrite()) {
                return false;
            }
            UploadRow mine = new UploadRow(ns, UploadState.OPEN, ports.time().now());
            if (ports.meta().insert(Schema.UPLOADS, uploadId, mine)) {
                return true;
            }
            UploadRow there = ports.meta().get(Schema.UPLOADS, uploadId).value();
            return there.state() == UploadState.OPEN && there.ns().equals(ns);
        });
        // END SOLUTION
    }

    @Override
    public Set<String> missing(Caller who, String uploadId, List<String> hashes) {
        // BEGIN SOLUTION
        // STUB: // TODO A chunk that is there: will it still be there when the upload is committed?
        // STUB: throw new UnsupportedOperationException("Metadata.missing");
        require(who, uploadId, hashes);
        return untouched(hashes);
        // END SOLUTION
    }

    @Override
    public CommitResult commit(Caller who, CommitRequest request) {
        // BEGIN SOLUTION
        // STUB: // TODO What must change together? What must not have changed since you looked?
        // STUB: throw new UnsupportedOperationException("Metadata.commit");
        require(who, request, request);
        require(request.ns(), request.path(), request.opId());
        if (request.baseVersion() < 0 || request.manifest() != null && request.uploadId() == null) {
            throw new IllegalArgumentException("a commit of version " + request.baseVersion() + " in the upload " + request.uploadId());
        }
        CommitResult result = null;
        while (result == null) {
            result = patiently(() -> attempt(who, request));
        }
        return result;
        // END SOLUTION
    }

    @Override
    public List<Change> changes(Caller who, String ns, long afterSeq, int limit) {
        // BEGIN SOLUTION
        // STUB: // TODO One scan of the journal.
        // STUB: throw new UnsupportedOperationException("Metadata.changes");
        require(who, ns, ns);
        if (afterSeq < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException(limit + " changes after " + afterSeq);
        }
        return patiently(() -> {
            if (access(who, ns).role() == null) {
                throw new AccessDenied(ns);
            }
            String from = Keys.after(Schema.journalId(ns, afterSeq));
            String to = Keys.prefixEnd(ns + "/");
            return ports.meta().scan(Schema.JOURNAL, from, to, limit).stream().map(Row::value).toList();
        });
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** What a caller may do, and the rows that say so. */
    private record Access(Row<NamespaceRow> namespace, Row<ShareRow> share, Role role) {
        boolean mayWrite() {
            return role == Role.OWNER || role == Role.EDITOR;
        }
    }

    private Access access(Caller who, String ns) {
        Row<NamespaceRow> namespace = ports.meta().get(Schema.NAMESPACES, ns);
        if (namespace == null) {
            return new Access(null, null, null);
        }
        if (namespace.value().owner().equals(who.userId())) {
            return new Access(namespace, null, Role.OWNER);
        }
        Row<ShareRow> share = ports.meta().get(Schema.SHARES, Schema.shareId(ns, who.userId()));
        return new Access(namespace, share, share == null ? null : share.value().role());
    }

    /**
     * One attempt; null if somebody else was faster. Whether this request was committed before is asked last: who asks first can miss
     * an earlier attempt that comes through just then, and take what it did for a conflict.
     */
    private CommitResult attempt(Caller who, CommitRequest request) {
        Access access = access(who, request.ns());
        if (!access.mayWrite()) {
            return new CommitResult.Denied();
        }
        String fileId = Schema.fileId(request.ns(), request.path());
        String owner = access.namespace().value().owner();
        Row<FileEntry> file = ports.meta().get(Schema.FILES, fileId);
        Row<UploadRow> upload = request.manifest() == null ? null : ports.meta().get(Schema.UPLOADS, request.uploadId());
        Row<QuotaRow> quota = ports.meta().get(Schema.QUOTAS, owner);
        long current = file == null ? 0 : file.value().version();
        long used = quota == null ? 0 : quota.value().usedBytes();
        long after = used - (file == null ? 0 : size(file.value().manifest())) + size(request.manifest());
        CommitResult refusal = null;
        if (request.baseVersion() != current) {
            refusal = new CommitResult.Conflict(current);
        } else if (request.manifest() != null && !isOpen(upload, request.ns())) {
            refusal = new CommitResult.UploadExpired();
        } else {
            Set<String> missing = request.manifest() == null ? Set.of()
                    : untouched(request.manifest().chunks().stream().map(FileChunk::hash).toList());
            if (!missing.isEmpty()) {
                refusal = new CommitResult.MissingChunks(missing);
            } else if (after > config.quotaBytes() && after > used) {
                refusal = new CommitResult.QuotaExceeded(used);
            }
        }
        Row<Committed> before = ports.meta().get(Schema.OPERATIONS, request.opId());
        if (before != null) {
            return before.value();
        }
        if (refusal != null) {
            return refusal;
        }

        FileEntry entry = new FileEntry(current + 1, request.manifest());
        long seq = access.namespace().value().lastSeq() + 1;
        Committed committed = new Committed(entry.version(), seq);
        List<Check> checks = new ArrayList<>();
        List<Write> writes = new ArrayList<>();
        change(checks, writes, Schema.FILES, fileId, file, entry);
        change(checks, writes, Schema.NAMESPACES, request.ns(), access.namespace(), new NamespaceRow(owner, seq));
        change(checks, writes, Schema.JOURNAL, Schema.journalId(request.ns(), seq), null, new Change(seq, request.path(), entry));
        change(checks, writes, Schema.QUOTAS, owner, quota, new QuotaRow(after));
        change(checks, writes, Schema.OPERATIONS, request.opId(), null, committed);
        if (upload != null) {
            UploadRow done = new UploadRow(request.ns(), UploadState.DONE, upload.value().createdAtMs());
            change(checks, writes, Schema.UPLOADS, request.uploadId(), upload, done);
        }
        if (access.share() != null) {
            checks.add(new Check(Schema.SHARES, access.share().id(), access.share().version()));
        }
        if (!ports.meta().transact(checks, writes)) {
            return null;
        }
        tell(request.ns(), seq);
        return committed;
    }

    private static <V extends Record> void change(List<Check> checks, List<Write> writes, Table<V> table, String id, Row<V> before, V after) {
        checks.add(new Check(table, id, before == null ? 0 : before.version()));
        writes.add(new Write(table, id, after));
    }

    private static boolean isOpen(Row<UploadRow> upload, String ns) {
        return upload != null && upload.value().state() == UploadState.OPEN && upload.value().ns().equals(ns);
    }

    private static long size(Manifest manifest) {
        return manifest == null ? 0 : manifest.size();
    }

    private void tell(String ns, long seq) {
        try {
            ports.notifier().publish(ns, new NamespaceChanged(ns, seq));
        } catch (PortException lost) {
            // whoever misses it asks sooner or later
        }
    }

    private Set<String> untouched(List<String> hashes) {
        Set<String> missing = new LinkedHashSet<>();
        for (String hash : new LinkedHashSet<>(hashes)) {
            if (!patiently(() -> ports.chunks().touch(Schema.chunkKey(hash)))) {
                missing.add(hash);
            }
        }
        return missing;
    }

    private static <R> R patiently(Supplier<R> call) {
        for (int tried = 1; ; tried++) {
            try {
                return call.get();
            } catch (PortException unknown) {
                if (tried == TRIES) {
                    throw unknown;
                }
            }
        }
    }

    private static void require(Object first, Object second, Object third) {
        if (first == null || second == null || third == null) {
            throw new IllegalArgumentException("something that is needed is null");
        }
    }
    // END SOLUTION
}
