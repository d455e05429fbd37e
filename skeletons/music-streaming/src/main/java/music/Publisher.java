package music;

import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Store;
import dev.assay.labs.music.AudioFormat;
import dev.assay.labs.music.BadSourceException;
import dev.assay.labs.music.EncodedTrack;
import dev.assay.labs.music.Encoder;
import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.PublishWorker;
import dev.assay.labs.music.Segment;
import dev.assay.labs.music.SongRow;
import dev.assay.labs.music.SongStatus;
import dev.assay.labs.music.Tables;
import dev.assay.labs.music.TranscodeJob;
import dev.assay.labs.music.Variant;
import java.util.List;

/** Publishes revisions of songs. */
final class Publisher implements PublishWorker {
    private static final String CODECS = "mp4a.40.2";

    private final Blobs blobs;
    private final Store catalog;
    private final Encoder encoder;
    private final HlsWriter writer;
    private final List<Integer> kbps;
    private final AudioFormat format;

    Publisher(Blobs blobs, Store catalog, Encoder encoder, HlsWriter writer, List<Integer> kbps, AudioFormat format) {
        this.blobs = blobs;
        this.catalog = catalog;
        this.encoder = encoder;
        this.writer = writer;
        this.kbps = kbps;
        this.format = format;
    }

    @Override
    public void handle(TranscodeJob job) {
        // TODO What must be there before the row says READY? What if another worker was faster, or a newer revision?
        throw new UnsupportedOperationException("Publisher.handle");
    }
}
