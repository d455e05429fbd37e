package filestorage;

import dev.assay.labs.filestorage.CdcParams;
import dev.assay.labs.filestorage.Chunker;
import dev.assay.labs.filestorage.Gear;
import java.util.Arrays;

/** Cuts where a rolling hash of the last bytes says so: the same bytes are cut in the same places, wherever they stand. */
final class CdcChunker implements Chunker {
    private final CdcParams params;

    CdcChunker(CdcParams params) {
        // BEGIN SOLUTION
        // STUB: // TODO What if there are none?
        // STUB: this.params = params;
        if (params == null) {
            throw new IllegalArgumentException("no parameters");
        }
        this.params = params;
        // END SOLUTION
    }

    @Override
    public int[] cuts(byte[] data) {
        // BEGIN SOLUTION
        // STUB: // TODO Where does a chunk end, if nothing but the bytes around may decide?
        // STUB: throw new UnsupportedOperationException("CdcChunker.cuts");
        int[] cuts = new int[data.length / params.min() + 1];
        int count = 0;
        int start = 0;
        while (start < data.length) {
            start = end(data, start);
            cuts[count++] = start;
        }
        return Arrays.copyOf(cuts, count);
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** Where the chunk that begins here ends. Each shift moves a byte's influence one bit up: after 64 bytes it is gone. */
    private int end(byte[] data, int start) {
        int last = (int) Math.min((long) start + params.max(), data.length);
        long mask = (params.avg() - 1L) << (64 - Integer.numberOfTrailingZeros(params.avg()));
        long hash = 0;
        for (int i = (int) Math.min((long) start + params.min(), last); i < last; i++) {
            hash = (hash << 1) + Gear.of(data[i] & 0xff);
            if ((hash & mask) == 0) {
                return i + 1;
            }
        }
        return last;
    }
    // END SOLUTION
}
