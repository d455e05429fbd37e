package filestorage;

import dev.assay.labs.filestorage.CopyPart;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.PartLimits;
import dev.assay.labs.filestorage.PartOp;
import dev.assay.labs.filestorage.PartPlanner;
import dev.assay.labs.filestorage.UploadPart;
import java.util.List;

/** Plans uploads in parts: the longest copy that there is, again and again, and what lies between is sent. */
final class Parts implements PartPlanner {
    @Override
    public List<PartOp> plan(List<FileChunk> oldFile, List<FileChunk> newFile, PartLimits limits) {
        // TODO Which chunks must be sent? What can go together in one part?
        throw new UnsupportedOperationException("Parts.plan");
    }
}
