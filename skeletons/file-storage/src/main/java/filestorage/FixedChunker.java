package filestorage;

import dev.assay.labs.filestorage.Chunker;

/** Cuts after every so many bytes. */
final class FixedChunker implements Chunker {
    private final int size;

    FixedChunker(int size) {
        // TODO Which sizes make sense?
        this.size = size;
    }

    @Override
    public int[] cuts(byte[] data) {
        // TODO How many chunks? Where does the last one end?
        throw new UnsupportedOperationException("FixedChunker.cuts");
    }
}
