package dev.assay.labs.filestorage;

import java.util.List;

/** The file service, as a device of a signed-in user reaches it; see {@link FileService}. */
public interface RemoteFiles extends DataPlane {
    /** {@link FileService#openUpload}. */
    boolean openUpload(String ns, String uploadId);

    /** {@link FileService#commit}. */
    CommitResult commit(CommitRequest request);

    /** {@link FileService#changes}. */
    List<Change> changes(String ns, long afterSeq, int limit);
}
