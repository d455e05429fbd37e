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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        // BEGIN SOLUTION
        // STUB: // TODO What must be there before the row says READY? What if another worker was faster, or a newer revision?
        // STUB: throw new UnsupportedOperationException("Publisher.handle");
        if (job == null) {
            throw new IllegalArgumentException("a job is null");
        }
        Row<SongRow> row = catalog.get(Tables.SONGS, job.songId());
        if (row == null || row.value().readyRevision() >= job.revision()) {
            return;
        }
        String folder = "hls/" + job.songId() + "/r" + job.revision() + "/";
        Optional<byte[]> source = blobs.get(job.sourceKey());
        try {
            if (source.isEmpty()) {
                throw new BadSourceException("there is no " + job.sourceKey());
            }
            List<EncodedTrack> tracks = new ArrayList<>();
            for (int rate : kbps) {
                tracks.add(encoder.encode(source.get(), rate));
            }
            publish(folder, tracks);
        } catch (BadSourceException bad) {
            failed(job);
            return;
        }
        ready(job, folder + "master.m3u8");
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void publish(String folder, List<EncodedTrack> tracks) {
        List<Variant> variants = new ArrayList<>();
        for (int rate = 0; rate < kbps.size(); rate++) {
            EncodedTrack track = tracks.get(rate);
            String name = kbps.get(rate) + "k";
            List<Long> durations = writer.durationsMicros(track.frames(), format);
            List<Segment> segments = new ArrayList<>();
            for (int i = 0; i < track.segments().size(); i++) {
                String number = Integer.toString(i);
                String uri = name + "/" + "0".repeat(Math.max(0, 3 - number.length())) + number + ".ts";
                blobs.putIfAbsent(folder + uri, track.segments().get(i));
                segments.add(new Segment(uri, durations.get(i)));
            }
            blobs.putIfAbsent(folder + name + ".m3u8", writer.media(segments).getBytes(StandardCharsets.UTF_8));
            variants.add(new Variant(name + ".m3u8", kbps.get(rate) * 1_000, CODECS));
        }
        blobs.putIfAbsent(folder + "master.m3u8", writer.master(variants).getBytes(StandardCharsets.UTF_8));
    }

    private void ready(TranscodeJob job, String master) {
        while (true) {
            Row<SongRow> row = catalog.get(Tables.SONGS, job.songId());
            if (row == null || row.value().readyRevision() >= job.revision()) {
                return;
            }
            SongRow song = row.value();
            SongStatus status = song.latestRevision() == job.revision() ? SongStatus.READY : song.status();
            SongRow next = new SongRow(song.latestRevision(), job.revision(), status, master);
            if (catalog.replace(Tables.SONGS, job.songId(), row.version(), next)) {
                return;
            }
        }
    }

    private void failed(TranscodeJob job) {
        while (true) {
            Row<SongRow> row = catalog.get(Tables.SONGS, job.songId());
            if (row == null || row.value().latestRevision() != job.revision() || row.value().readyRevision() >= job.revision()) {
                return;
            }
            SongRow song = row.value();
            SongRow next = new SongRow(song.latestRevision(), song.readyRevision(), SongStatus.FAILED, song.masterUri());
            if (catalog.replace(Tables.SONGS, job.songId(), row.version(), next)) {
                return;
            }
        }
    }
    // END SOLUTION
}
