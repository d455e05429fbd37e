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
import java.util.List;
import java.util.Set;

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
        // TODO Who may? What if it was opened before?
        throw new UnsupportedOperationException("Metadata.openUpload");
    }

    @Override
    public Set<String> missing(Caller who, String uploadId, List<String> hashes) {
        // TODO A chunk that is there: will it still be there when the upload is committed?
        throw new UnsupportedOperationException("Metadata.missing");
    }

    @Override
    public CommitResult commit(Caller who, CommitRequest request) {
        // TODO What must change together? What must not have changed since you looked?
        throw new UnsupportedOperationException("Metadata.commit");
    }

    @Override
    public List<Change> changes(Caller who, String ns, long afterSeq, int limit) {
        // TODO One scan of the journal.
        throw new UnsupportedOperationException("Metadata.changes");
    }
}
