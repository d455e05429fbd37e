package dev.assay.labs.filestorage.testbed;

import dev.assay.kit.port.Keys;
import dev.assay.labs.filestorage.Caller;
import dev.assay.labs.filestorage.Change;
import dev.assay.labs.filestorage.CommitRequest;
import dev.assay.labs.filestorage.CommitResult;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.RemoteFiles;
import dev.assay.labs.filestorage.Schema;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.PlainData;
import dev.assay.simulator.service.Service;
import dev.assay.simulator.service.SimulatedBlobs;
import dev.assay.simulator.service.World;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A device's line to the service and to the chunks. Each request is served at one moment, and nothing goes wrong inside the service. */
public final class Line implements RemoteFiles {
    /** The name of this port in traces. */
    public static final String NAME = "remote";

    private static final long TIMEOUT_MILLIS = 1_000;

    private final World world;
    private final SimulatedBlobs blobs;
    private final FileService service;
    private final Caller who;
    private final Service port;
    private final Set<String> gone = new HashSet<>();
    private long bytesSent;
    private int changesCalls;
    private int chunksRead;

    /**
     * A line.
     *
     * @param service answers; perhaps not the student's
     * @param latency how long one way takes
     */
    public Line(Cloud cloud, FileService service, Caller who, Latency latency) {
        this.world = cloud.world();
        this.blobs = cloud.blobs();
        this.service = service;
        this.who = who;
        this.port = new Service(NAME, latency);
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** It is cut in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        port.isDown(fromMillis, toMillis);
    }

    /** For this line, a chunk is gone. */
    public void lose(String hash) {
        gone.add(hash);
    }

    /** All bytes of chunks that arrived. */
    public long bytesSent() {
        return bytesSent;
    }

    /** How often it was asked for changes. */
    public int changesCalls() {
        return changesCalls;
    }

    /** How often it was asked for a chunk. */
    public int chunksRead() {
        return chunksRead;
    }

    // ------------------------------------------------------------------------------------------------------- port

    private <R> R call(String operation, Supplier<R> work) {
        return world.call(port, operation, TIMEOUT_MILLIS, () -> PlainData.copy(world.within(work)));
    }

    @Override
    public boolean openUpload(String ns, String uploadId) {
        return call("openUpload " + uploadId, () -> service.openUpload(who, ns, uploadId));
    }

    @Override
    public Set<String> missing(String uploadId, List<String> hashes) {
        List<String> copy = PlainData.copy(hashes);
        return call("missing " + uploadId, () -> service.missing(who, uploadId, copy));
    }

    @Override
    public void putChunk(String uploadId, String hash, byte[] data) {
        byte[] copy = data.clone();
        if (uploadId == null || !Cloud.DIGEST.sha256(copy).equals(hash)) {
            throw new IllegalArgumentException("the chunk's bytes do not have the hash " + hash);
        }
        call("putChunk " + hash, () -> {
            bytesSent += copy.length;
            blobs.put(Schema.chunkKey(hash), copy);
            return null;
        });
    }

    @Override
    public Optional<byte[]> getChunk(String hash) {
        if (hash == null) {
            throw new IllegalArgumentException("a hash is null");
        }
        return world.call(port, "getChunk " + hash, TIMEOUT_MILLIS, () -> {
            chunksRead++;
            return gone.contains(hash) ? Optional.<byte[]>empty() : blobs.bytes(Schema.chunkKey(hash));
        }, SimulatedBlobs::damaged);
    }

    @Override
    public CommitResult commit(CommitRequest request) {
        CommitRequest copy = PlainData.copy(request);
        return call("commit " + copy.path() + " on version " + copy.baseVersion(), () -> service.commit(who, copy));
    }

    @Override
    public List<Change> changes(String ns, long afterSeq, int limit) {
        return call("changes after " + Keys.number(afterSeq), () -> {
            changesCalls++;
            return service.changes(who, ns, afterSeq, limit);
        });
    }
}
