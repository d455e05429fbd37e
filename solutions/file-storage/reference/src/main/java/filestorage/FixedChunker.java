package filestorage;

import dev.assay.labs.filestorage.Chunker;

/** Cuts after every so many bytes. */
final class FixedChunker implements Chunker {
    private final int size;

    FixedChunker(int size) {
        // BEGIN SOLUTION
        // STUB: // TODO Which sizes make sense?
        // STUB: this.size = size;
        if (size < 1) {
            throw new IllegalArgumentException("chunks of " + size + " bytes");
        }
        this.size = size;
        // END SOLUTION
    }

    @Override
    public int[] cuts(byte[] data) {
        // BEGIN SOLUTION
        // STUB: // TODO How many chunks? Where does the last one end?
        // STUB: throw new UnsupportedOperationException("FixedChunker.cuts");
        int[] cuts = new int[(int) (((long) data.length + size - 1) / size)];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = (int) Math.min((i + 1L) * size, data.length);
        }
        return cuts;
        // END SOLUTION
    }
}
