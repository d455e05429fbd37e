package dev.assay.labs.filestorage;

import java.util.List;
import java.util.Set;

/**
 * Metadata of files. Keeps nothing in its memory; several instances and many requests at a time work on the same tables.
 *
 * <p><b>Unknown outcomes.</b> A port call that goes wrong is no answer: the service looks again and tries again, up to eight times in all,
 * before it lets {@link dev.assay.kit.port.PortException} escape. <b>Misuse.</b> A {@code null} where none is allowed, or a number out of
 * range, is an {@link IllegalArgumentException}.
 */
public interface FileService {
    /**
     * Opens an upload. May be repeated.
     *
     * @return whether it is open now: false if the caller may not write to the namespace, or the id belongs to an upload of another
     *     namespace or one that is no longer open
     */
    boolean openUpload(Caller who, String ns, String uploadId);

    /**
     * Those chunks that are not stored. Those that are stored get a new time of change, so that nobody takes them for garbage while the
     * upload is open.
     */
    Set<String> missing(Caller who, String uploadId, List<String> hashes);

    /**
     * Makes a new version of a file.
     *
     * <ul>
     *   <li>What speaks against it is told in this order: {@link CommitResult.Denied}; then, if a request with this {@code opId} was
     *       committed, its result; {@link CommitResult.Conflict}; {@link CommitResult.UploadExpired};
     *       {@link CommitResult.MissingChunks}; {@link CommitResult.QuotaExceeded}. Only {@link Committed} is remembered.
     *   <li>The file, the namespace, the journal, the quota, the upload (which is done then) and the operation change together or not at
     *       all, and only if the upload is still open at that moment.
     *   <li>Afterwards {@link NamespaceChanged} is published; if that goes wrong, it does not matter.
     *   <li>At most eight port calls and one for each chunk, if nobody else writes.
     * </ul>
     */
    CommitResult commit(Caller who, CommitRequest request);

    /**
     * What has changed in a namespace, ascending. One scan.
     *
     * @param afterSeq only entries after this one, at least 0
     * @param limit at most so many, 1 to 500
     * @throws AccessDenied if the caller may not read it
     */
    List<Change> changes(Caller who, String ns, long afterSeq, int limit);
}
