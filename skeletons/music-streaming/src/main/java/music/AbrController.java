package music;

import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;

/** Chooses bit rates. */
final class AbrController implements Abr {
    private final AbrConfig config;

    AbrController(AbrConfig config) {
        this.config = config;
    }

    @Override
    public void onDownload(long bytes, long elapsedMs) {
        // TODO Do you need to know how fast the network is?
    }

    @Override
    public int choose(long bufferedMs, int lastRendition) {
        // TODO From how fast the network was, or from what is buffered, or from both?
        throw new UnsupportedOperationException("AbrController.choose");
    }

    @Override
    public boolean abandon(int rendition, long bytesDone, long bytesTotal, long elapsedMs, long bufferedMs) {
        // TODO When will it be there? And when would the smallest one be there?
        throw new UnsupportedOperationException("AbrController.abandon");
    }
}
