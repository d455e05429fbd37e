package dev.assay.labs.filestorage.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.labs.filestorage.CdcParams;
import dev.assay.labs.filestorage.Change;
import dev.assay.labs.filestorage.CommitRequest;
import dev.assay.labs.filestorage.CommitResult;
import dev.assay.labs.filestorage.Committed;
import dev.assay.labs.filestorage.CopyPart;
import dev.assay.labs.filestorage.DataPlane;
import dev.assay.labs.filestorage.Estimates;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.FileEntry;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.PartLimits;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.UploadPart;
import dev.assay.labs.filestorage.testbed.Cloud;
import dev.assay.labs.filestorage.testbed.Device;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Eleven examples to work with. The hidden tests ask the same questions with other numbers, and a few more. */
@Part(id = "P", title = "Public tests")
final class FileStorageTest {
    private static Cloud cloud(FileStorageSolution solution, Schedule schedule) {
        World.Setup setup = World.Setup.quiet(schedule, solution.getClass().getPackageName());
        return new Cloud(new World(setup.withLatency(Latency.millis(1, 5))), schedule);
    }

    private static <R> R answer(Cloud cloud, Instance instance, Callable<R> body) {
        Request<R> request = instance.begin("request", body);
        cloud.world().runUntil(() -> request.state() != Request.State.RUNNING, 60_000);
        if (!request.isAnswered()) {
            throw new Violation("answer", "A request ends without an answer (" + request.state() + ").");
        }
        return request.result();
    }

    private static CommitResult commit(Cloud cloud, FileService service, String path, long base, String content, String op) {
        byte[] data = Cloud.bytes(content);
        Manifest manifest = Cloud.manifest(data);
        Instance instance = cloud.world().instance("service " + op);
        return answer(cloud, instance, () -> {
            service.openUpload(Cloud.owner(), Cloud.NS, op);
            cloud.blobs().put(Schema.chunkKey(manifest.hash()), data);
            return service.commit(Cloud.owner(), new CommitRequest(Cloud.NS, path, base, manifest, op, op));
        });
    }

    private static Device device(FileStorageSolution solution, Cloud cloud, String name) {
        FileService service = cloud.service(solution, cloud.world().instance("service of " + name));
        return new Device(cloud, name, service, Latency.millis(1, 20),
                data -> solution.uploader(data, solution.fixedChunker(16), Cloud.DIGEST), solution::syncEngine);
    }

    @Test
    @Check(id = "P1", title = "Ten bytes in chunks of four", hint = "The last chunk is what is left. No bytes, no chunk.")
    void fixed(FileStorageSolution solution) {
        Expect.equal("cuts", "The cuts of 10 bytes in chunks of 4", "[4, 8, 10]", Arrays.toString(solution.fixedChunker(4).cuts(new byte[10])));
        Expect.equal("cuts", "The cuts of no bytes", "[]", Arrays.toString(solution.fixedChunker(4).cuts(new byte[0])));
    }

    @Test
    @Check(id = "P2", title = "Content decides where chunks end", hint = "Not before min, not after max; the last chunk may be shorter.")
    void content(FileStorageSolution solution) {
        byte[] data = new byte[400_000];
        long state = 1;
        for (int i = 0; i < 300_000; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            data[i] = (byte) (state >>> 56);
        }
        int from = 0;
        for (int end : solution.contentChunker(new CdcParams(2_048, 8_192, 65_536)).cuts(data)) {
            int length = end - from;
            Expect.that("cuts", length <= 65_536 && (length >= 2_048 || end == data.length),
                    "A chunk has " + length + " bytes; min is 2048, max is 65536.");
            from = end;
        }
        Expect.equal("cuts", "The end of the last chunk", data.length, from);
    }

    @Test
    @Check(id = "P3", title = "One new chunk between two old ones: three parts", hint = "What is there is copied, at whatever offset it stands.")
    void plan(FileStorageSolution solution) {
        int size = 5 << 20;
        List<FileChunk> before = List.of(new FileChunk("a", size), new FileChunk("b", size), new FileChunk("c", 100));
        List<FileChunk> after = List.of(new FileChunk("b", size), new FileChunk("n", size), new FileChunk("c", 100));
        Expect.equal("plan", "The parts", List.of(new CopyPart(size, size), new UploadPart(size, size), new CopyPart(2L * size, 100)),
                solution.partPlanner().plan(before, after, new PartLimits(size, 5L << 30, 10_000)));
    }

    @Test
    @Check(id = "P4", title = "An upload sends what is missing, and tries again", hint = "A call that goes wrong is tried three times in all.")
    void upload(FileStorageSolution solution) {
        Map<String, byte[]> stored = new HashMap<>();
        int[] calls = new int[1];
        DataPlane data = new DataPlane() {
            @Override
            public Set<String> missing(String uploadId, List<String> hashes) {
                return hashes.stream().filter(hash -> !stored.containsKey(hash)).collect(Collectors.toSet());
            }

            @Override
            public void putChunk(String uploadId, String hash, byte[] bytes) {
                if (calls[0]++ < 2) {
                    throw new OutcomeUnknown("putChunk");
                }
                stored.put(hash, bytes.clone());
            }

            @Override
            public Optional<byte[]> getChunk(String hash) {
                return Optional.ofNullable(stored.get(hash));
            }
        };
        byte[] content = Cloud.bytes("aaaabbbbaaaacc");
        Manifest manifest = solution.uploader(data, solution.fixedChunker(4), Cloud.DIGEST).upload("u1", content);
        Expect.equal("manifest", "The lengths of the chunks", List.of(4, 4, 4, 2), manifest.chunks().stream().map(FileChunk::length).toList());
        Expect.equal("manifest", "The hash", Cloud.DIGEST.sha256(content), manifest.hash());
        Expect.equal("upload", "The chunks that are stored", 3, stored.size());
        Expect.equal("upload", "The number of puts, of which two went wrong", 5, calls[0]);
    }

    @Test
    @Check(id = "P5", title = "Two commits, and what the journal says", hint = "Versions count for each file, the journal for the namespace.")
    void commits(FileStorageSolution solution) {
        Cloud cloud = cloud(solution, Schedule.of(1));
        FileService service = cloud.service(solution, cloud.world().instance("clock"));
        Expect.equal("commit", "The first commit's result", new Committed(1, 1), commit(cloud, service, "a.txt", 0, "one", "op1"));
        Expect.equal("commit", "The second commit's result", new Committed(2, 2), commit(cloud, service, "a.txt", 1, "two", "op2"));
        List<Change> changes = answer(cloud, cloud.world().instance("reader"), () -> service.changes(Cloud.owner(), Cloud.NS, 1, 10));
        Expect.equal("changes", "The changes after the first",
                List.of(new Change(2, "a.txt", new FileEntry(2, Cloud.manifest(Cloud.bytes("two"))))), changes);
    }

    @Test
    @Check(id = "P6", title = "Who commits on an old version is told so", hint = "Last writer wins means that the first one loses his work.")
    void conflict(FileStorageSolution solution) {
        Cloud cloud = cloud(solution, Schedule.of(1));
        FileService service = cloud.service(solution, cloud.world().instance("clock"));
        commit(cloud, service, "a.txt", 0, "one", "op1");
        commit(cloud, service, "a.txt", 1, "two", "op2");
        Expect.equal("commit", "The result of a commit on version 1 of 2", new CommitResult.Conflict(2),
                commit(cloud, service, "a.txt", 1, "three", "op3"));
        Expect.equal("commit", "The result of the second request, repeated", new Committed(2, 2),
                commit(cloud, service, "a.txt", 1, "two", "op2"));
    }

    @Test
    @Check(id = "P7", title = "What one device saves, the other one shows", schedules = 5, hint = "First pull, then push.")
    void twoDevices(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Cloud cloud = cloud(solution, schedule);
            Device one = device(solution, cloud, "laptop").syncEvery(1_000);
            Device other = device(solution, cloud, "phone").syncEvery(1_000);
            one.folder().save("a.txt", Cloud.bytes("a text of more than one chunk"));
            cloud.world().runFor(10_000);
            Expect.equal("J3", "The files of the other device", one.folder().tree(), other.folder().tree());
            other.folder().save("a.txt", Cloud.bytes("another text of more than one chunk"));
            cloud.world().runFor(10_000);
            Expect.equal("J3", "The files of the first device", other.folder().tree(), one.folder().tree());
            one.folder().remove("a.txt");
            cloud.world().runFor(10_000);
            Expect.equal("J3", "The files of the other device, after a deletion", Map.of(), other.folder().tree());
        });
    }

    @Test
    @Check(id = "P8", title = "Two edit the same file while one is offline: a copy is kept", schedules = 5,
            hint = "The version there keeps the path. What was here gets another name first.")
    void offline(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Cloud cloud = cloud(solution, schedule);
            Device one = device(solution, cloud, "laptop").syncEvery(1_000);
            Device other = device(solution, cloud, "phone").syncEvery(1_000);
            one.folder().save("a.txt", Cloud.bytes("first"));
            cloud.world().runFor(10_000);
            other.line().isDown(10_000, 30_000);
            other.folder().save("a.txt", Cloud.bytes("on the phone"));
            one.folder().save("a.txt", Cloud.bytes("on the laptop"));
            cloud.world().runFor(60_000);
            Expect.equal("J3", "The files of the other device", one.folder().tree(), other.folder().tree());
            Expect.that("J2", one.folder().tree().containsValue(Cloud.DIGEST.sha256(Cloud.bytes("on the phone"))),
                    "What was saved on the phone is nowhere, and nobody who saw it replaced it.");
            Expect.equal("J3", "What keeps the path", Cloud.DIGEST.sha256(Cloud.bytes("on the laptop")), one.folder().tree().get("a.txt"));
        });
    }

    @Test
    @Check(id = "P9", title = "A chunk that nobody needs is collected, one that a file has is not", hint = "Old, unneeded, and as you saw it.")
    void collect(FileStorageSolution solution) {
        Cloud cloud = cloud(solution, Schedule.of(1));
        FileService service = cloud.service(solution, cloud.world().instance("clock"));
        commit(cloud, service, "a.txt", 0, "one", "op1");
        cloud.blobs().seed(Schema.chunkKey("orphan"), new byte[3]);
        cloud.world().runFor(300_000);
        Instance machine = cloud.world().instance("collector");
        answer(cloud, machine, () -> {
            cloud.collector(solution, machine).collect();
            return null;
        });
        Expect.equal("garbage", "The number of chunks that are left", 1, cloud.blobs().all().size());
    }

    @Test
    @Check(id = "P10", title = "1,000,000 users edit 100 times a day", hint = "The post says 115,000 a second. Divide again.")
    void writes(FileStorageSolution solution) {
        double writes = solution.estimates().metadataWritesPerSecond(1_000_000, 100);
        Expect.that("estimate", Math.abs(writes - 1_157.4) < 11.5, "Edits a second: " + writes + " is not right.");
    }

    @Test
    @Check(id = "P11", title = "10,000 parts of 5 MiB", hint = "An exact number.")
    void parts(FileStorageSolution solution) {
        Estimates estimates = solution.estimates();
        Expect.equal("estimate", "The largest object of 10,000 parts of 5 MiB", 52_428_800_000L, estimates.maxObjectBytes(5 << 20, 10_000));
    }
}
