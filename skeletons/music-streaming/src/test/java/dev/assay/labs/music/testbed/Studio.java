package dev.assay.labs.music.testbed;

import dev.assay.kit.port.Leased;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Service;
import dev.assay.kit.port.Time;
import dev.assay.labs.music.AudioFormat;
import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.PublishWorker;
import dev.assay.labs.music.SongRow;
import dev.assay.labs.music.SongStatus;
import dev.assay.labs.music.Tables;
import dev.assay.labs.music.TranscodeJob;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.Server;
import dev.assay.simulator.service.SimulatedBlobs;
import dev.assay.simulator.service.SimulatedQueue;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where songs are uploaded and workers publish them: a queue, blobs, a catalogue, and a witness that looks at every
 * change of a song.
 */
public final class Studio {
    /** What is published. */
    public static final List<Integer> KBPS = List.of(64, 128);

    /** Of the sound. */
    public static final AudioFormat FORMAT = new AudioFormat(44_100, 1_024);

    /** Sound that cannot be encoded. */
    public static final String NOISE = "noise";

    private static final long VISIBILITY_MS = 30_000;
    private static final long POLL_MS = 500;

    private final MusicSolution solution;
    private final HlsWriter writer;
    private final World world;
    private final SimulatedBlobs blobs;
    private final SimulatedStore catalog;
    private final SimulatedQueue<TranscodeJob> queue;
    private final Map<String, byte[]> firstBytes = new HashMap<>();

    /** A worker as a process. */
    private record Process(PublishWorker worker, SimulatedQueue<TranscodeJob> queue, Time time) implements Service {
        void work() {
            while (true) {
                try {
                    Optional<Leased<TranscodeJob>> job = queue.receive(VISIBILITY_MS);
                    if (job.isEmpty()) {
                        time.sleep(POLL_MS);
                        continue;
                    }
                    worker.handle(job.get().job());
                    queue.ack(job.get());
                } catch (PortException again) {
                    time.sleep(POLL_MS);
                }
            }
        }
    }

    /**
     * A studio without workers.
     *
     * @param writer writes playlists for workers, and for the witness
     */
    public Studio(MusicSolution solution, HlsWriter writer, World world) {
        this.solution = solution;
        this.writer = writer;
        this.world = world;
        this.blobs = new SimulatedBlobs(world, "blobs");
        this.catalog = new SimulatedStore(world, "catalog");
        this.queue = new SimulatedQueue<>(world, "queue");
        catalog.onCommit(changes -> changes.forEach(this::witness));
    }

    /** The workers' queue. */
    public SimulatedQueue<TranscodeJob> queue() {
        return queue;
    }

    /** What is published. */
    public SimulatedBlobs blobs() {
        return blobs;
    }

    /** A worker that takes jobs from the queue, for ever. */
    public Server<?> worker(String name) {
        return new Server<>(world, name, 0, instance -> new Process(worker(), queue, instance.time()))
                .alongside("jobs", Process::work).boot();
    }

    /** A worker's memory. */
    public PublishWorker worker() {
        return solution.publishWorker(blobs, catalog, new Tape(writer), writer, KBPS, FORMAT);
    }

    /** An instance begins a job now that somebody else has taken from the queue. */
    public Request<Boolean> handle(String instance, TranscodeJob job) {
        PublishWorker worker = worker();
        return world.instance(instance).begin("job r" + job.revision(), () -> {
            worker.handle(job);
            return true;
        });
    }

    /** The first revision of a song is there before anything runs; its job is not in the queue. */
    public TranscodeJob uploaded(String song, long revision, String sound) {
        TranscodeJob job = source(song, revision, sound);
        catalog.seed(Tables.SONGS, song, new SongRow(revision, 0, SongStatus.PROCESSING, ""));
        return job;
    }

    /** Somebody begins to upload a later revision of a song, and then does its job if asked to. */
    public Request<Boolean> upload(String instance, String song, long revision, String sound, boolean handles) {
        TranscodeJob job = source(song, revision, sound);
        PublishWorker worker = worker();
        return world.instance(instance).begin("upload r" + revision, () -> {
            Row<SongRow> row;
            SongRow next;
            do {
                row = catalog.get(Tables.SONGS, song);
                next = new SongRow(revision, row.value().readyRevision(), SongStatus.PROCESSING,
                        row.value().masterUri());
            } while (!catalog.replace(Tables.SONGS, song, row.version(), next));
            if (handles) {
                worker.handle(job);
            }
            return true;
        });
    }

    private TranscodeJob source(String song, long revision, String sound) {
        String key = "uploads/" + song + "/" + revision;
        if (sound != null) {
            blobs.seed(key, sound.getBytes(StandardCharsets.UTF_8));
        }
        return new TranscodeJob(song, revision, key);
    }

    /** A song as it is in the catalogue; null if it is not. */
    public SongRow song(String id) {
        Row<SongRow> row = catalog.committed(Tables.SONGS, id);
        return row == null ? null : row.value();
    }

    // --------------------------------------------------------------------------------------------------- the witness

    private void witness(SimulatedStore.Change change) {
        if (change.after() == null) {
            throw new Violation("catalog", "The song " + change.id() + " is deleted.");
        }
        SongRow after = (SongRow) change.after().value();
        SongRow before = change.before() == null ? after : (SongRow) change.before().value();
        boolean isUpload = after.latestRevision() > before.latestRevision() && after.status() == SongStatus.PROCESSING
                && after.readyRevision() == before.readyRevision();
        if (!isUpload && after.latestRevision() != before.latestRevision()) {
            throw new Violation("latest", "A worker changes the latest revision of " + change.id() + " from "
                    + before.latestRevision() + " to "
                    + after.latestRevision() + ".");
        }
        if (after.readyRevision() < before.readyRevision()) {
            throw new Violation("monotone", "Revision " + after.readyRevision() + " of " + change.id()
                    + " replaces revision "
                    + before.readyRevision() + ".");
        }
        if (after.status() == SongStatus.FAILED && after.readyRevision() == after.latestRevision()) {
            throw new Violation("status", "FAILED is written over revision " + after.readyRevision() + " of "
                    + change.id() + ", which is READY.");
        }
        if (after.status() == SongStatus.READY && after.readyRevision() != after.latestRevision()) {
            throw new Violation("status", change.id() + " is said to be READY at revision " + after.latestRevision()
                    + ", but what is ready is revision "
                    + after.readyRevision() + ".");
        }
        if (after.readyRevision() > 0) {
            requirePublished(change.id(), after);
        }
    }

    /** All that is reachable from a song's master is there and right. */
    public void requirePublished(String song, SongRow row) {
        String folder = "hls/" + song + "/r" + row.readyRevision() + "/";
        if (!row.masterUri().equals(folder + "master.m3u8")) {
            throw new Violation("master", "The master of revision " + row.readyRevision() + " is said to be "
                    + row.masterUri() + ".");
        }
        String sound = blobs.bytes("uploads/" + song + "/" + row.readyRevision())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(NOISE);
        new Tape(writer).published(folder, sound).forEach((key, bytes) -> {
            Optional<byte[]> there = blobs.bytes(key);
            if (there.isEmpty()) {
                throw new Violation("published", song + " is ready at revision " + row.readyRevision() + ", but " + key
                        + " is missing.");
            }
            if (!Arrays.equals(bytes, there.get())) {
                throw new Violation("published", song + " is ready at revision " + row.readyRevision() + ", but " + key
                        + " is not what it should be: " + excerpt(there.get()));
            }
        });
    }

    /** Nothing that was ever put has other bytes now. Called now and again. */
    public void requireUnchanged() {
        List<String> keys = new ArrayList<>();
        blobs.all().forEach(info -> keys.add(info.key()));
        for (String key : keys) {
            byte[] now = blobs.bytes(key).orElseThrow();
            byte[] first = firstBytes.putIfAbsent(key, now);
            if (first != null && !Arrays.equals(first, now)) {
                throw new Violation("immutable", key + " was written again with other bytes.");
            }
        }
    }

    private static String excerpt(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\n", "|");
        return text.length() > 160 ? text.substring(0, 160) + "..." : text;
    }
}
