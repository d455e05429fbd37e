package dev.assay.labs.filestorage.hidden;

import dev.assay.kit.port.Blobs;
import dev.assay.labs.filestorage.Caller;
import dev.assay.labs.filestorage.Change;
import dev.assay.labs.filestorage.CommitRequest;
import dev.assay.labs.filestorage.CommitResult;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.testbed.Cloud;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Instances of the file service, and requests to them. */
final class Office {
    private static final long PATIENCE_MILLIS = 600_000;

    private final Cloud cloud;
    private final World world;
    private final FileStorageSolution solution;
    private int instances;

    Office(FileStorageSolution solution, Cloud cloud) {
        this.solution = solution;
        this.cloud = cloud;
        this.world = cloud.world();
    }

    static World.Setup setup(FileStorageSolution solution, dev.assay.simulator.Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName());
    }

    Cloud cloud() {
        return cloud;
    }

    World world() {
        return world;
    }

    /** A machine with an instance of the service. */
    record Desk(Instance instance, FileService service) {}

    Desk desk(String name) {
        Instance instance = world.instance(name);
        return new Desk(instance, cloud.service(solution, instance));
    }

    <R> R answer(Request<R> request) {
        world.runUntil(() -> request.state() != Request.State.RUNNING, PATIENCE_MILLIS);
        if (!request.isAnswered()) {
            throw new Violation("answer", "The request '" + request.what() + "' ends without an answer (" + request.state() + ").");
        }
        return request.result();
    }

    <R> R ask(String what, Callable<R> body) {
        return answer(world.instance("asker" + instances++).begin(what, body));
    }

    <R> R asks(String what, java.util.function.Function<FileService, R> call) {
        Desk desk = desk("desk" + instances++);
        return answer(desk.instance().begin(what, () -> call.apply(desk.service())));
    }

    void store(String content) {
        byte[] data = Cloud.bytes(content);
        cloud.blobs().seed(Schema.chunkKey(Cloud.DIGEST.sha256(data)), data);
    }

    static CommitRequest edit(String path, long base, String content, String opId, String uploadId) {
        return new CommitRequest(Cloud.NS, path, base, Cloud.manifest(Cloud.bytes(content)), opId, uploadId);
    }

    static CommitRequest deletion(String path, long base, String opId) {
        return new CommitRequest(Cloud.NS, path, base, null, opId, null);
    }

    boolean open(Caller who, String ns, String uploadId) {
        return asks("openUpload", service -> service.openUpload(who, ns, uploadId));
    }

    Set<String> missing(Caller who, String uploadId, List<String> hashes) {
        return asks("missing", service -> service.missing(who, uploadId, hashes));
    }

    CommitResult commit(Caller who, CommitRequest request) {
        return asks("commit", service -> service.commit(who, request));
    }

    /** Stores a content, opens an upload and commits, all of it by the book. */
    CommitResult put(Caller who, String path, long base, String content, String opId) {
        store(content);
        open(who, Cloud.NS, "up-" + opId);
        return commit(who, edit(path, base, content, opId, "up-" + opId));
    }

    List<Change> changes(Caller who, long after, int limit) {
        return asks("changes", service -> service.changes(who, Cloud.NS, after, limit));
    }

    /** Uploads one content through an instance, and commits it: what a device and the service do together. */
    static CommitResult upload(Blobs blobs, FileService service, String path, long base, List<String> contents, String opId) {
        service.openUpload(Cloud.owner(), Cloud.NS, opId);
        List<String> hashes = contents.stream().map(content -> Cloud.DIGEST.sha256(Cloud.bytes(content))).toList();
        Set<String> missing = service.missing(Cloud.owner(), opId, hashes);
        for (int i = 0; i < hashes.size(); i++) {
            if (missing.contains(hashes.get(i))) {
                blobs.put(Schema.chunkKey(hashes.get(i)), Cloud.bytes(contents.get(i)));
            }
        }
        return service.commit(Cloud.owner(), new CommitRequest(Cloud.NS, path, base, manifest(contents), opId, opId));
    }

    static Manifest manifest(List<String> contents) {
        byte[] all = Cloud.bytes(String.join("", contents));
        return new Manifest(contents.stream().map(content -> {
            byte[] data = Cloud.bytes(content);
            return new dev.assay.labs.filestorage.FileChunk(Cloud.DIGEST.sha256(data), data.length);
        }).toList(), all.length, Cloud.DIGEST.sha256(all));
    }
}
