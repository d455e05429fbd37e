package filestorage;

import dev.assay.labs.filestorage.CdcParams;
import dev.assay.labs.filestorage.Chunker;
import dev.assay.labs.filestorage.Gear;

/** Cuts where a rolling hash of the last bytes says so: the same bytes are cut in the same places, wherever they stand. */
final class CdcChunker implements Chunker {
    private final CdcParams params;

    CdcChunker(CdcParams params) {
        // TODO What if there are none?
        this.params = params;
    }

    @Override
    public int[] cuts(byte[] data) {
        // TODO Where does a chunk end, if nothing but the bytes around may decide?
        throw new UnsupportedOperationException("CdcChunker.cuts");
    }
}
