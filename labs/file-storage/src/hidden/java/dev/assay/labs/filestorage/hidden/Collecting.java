package dev.assay.labs.filestorage.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.Store;
import dev.assay.labs.filestorage.CommitResult;
import dev.assay.labs.filestorage.Committed;
import dev.assay.labs.filestorage.FileEntry;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.GarbageCollector;
import dev.assay.labs.filestorage.GcConfig;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.UploadRow;
import dev.assay.labs.filestorage.UploadState;
import dev.assay.labs.filestorage.testbed.Cloud;
import dev.assay.labs.filestorage.testbed.Device;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The collector, while uploads and commits go on. The service is the reference's. One party is frozen before each of its calls in turn
 * while the other runs: that finds every race here, where chance finds half of them.
 */
@Part(id = "E", title = "Garbage")
final class Collecting {
    private static final long SESSION_MS = 60_000;
    private static final long SLACK_MS = 2_000;
    private static final long LONG_AGO = 1_000_000;
    private static final long NIGHT = 1_200_000;
    private static final List<Long> FROZEN_SECONDS = List.of(1L, 50L, 70L, 130L, 400L);
    private static final List<String> CONTENTS = List.of("garbage one", "new", "garbage two");

    private static FileStorageSolution reference() {
        return Submission.reference(FileStorageSolution.class);
    }

    /** A cloud that is old, with chunks that nobody needs. */
    private static Cloud old(World world) {
        Cloud cloud = new Cloud(world, Schedule.of(1));
        cloud.blobs().seed(Schema.chunkKey(Cloud.DIGEST.sha256(Cloud.bytes("garbage one"))), Cloud.bytes("garbage one"));
        cloud.blobs().seed(Schema.chunkKey(Cloud.DIGEST.sha256(Cloud.bytes("garbage two"))), Cloud.bytes("garbage two"));
        world.runFor(LONG_AGO);
        return cloud;
    }

    private static Request<?> collect(FileStorageSolution solution, Cloud cloud, String name, long before, int times, long after) {
        Instance machine = cloud.world().instance(name);
        GarbageCollector collector = cloud.collector(solution, machine);
        return machine.begin("collect", () -> {
            machine.time().sleep(before);
            for (int i = 0; i < times; i++) {
                collector.collect();
            }
            machine.time().sleep(after);
            return null;
        });
    }

    private static Request<CommitResult> upload(FileStorageSolution services, Cloud cloud, String name, long before, long after) {
        Instance machine = cloud.world().instance(name);
        FileService service = cloud.service(services, machine);
        return machine.begin("upload", () -> {
            machine.time().sleep(before);
            CommitResult result = Office.upload(cloud.blobs(), service, "f-" + name, 0, CONTENTS, "op-" + name);
            machine.time().sleep(after);
            return result;
        });
    }

    private static void rest(FileStorageSolution solution, Cloud cloud) {
        for (int i = 0; i < 2; i++) {
            cloud.world().runFor(130_000);
            Request<?> last = collect(solution, cloud, "last" + i, 0, 1, 0);
            if (!cloud.world().runUntil(last::isAnswered, 120_000)) {
                throw new Violation("collect", "A collection in which nothing goes wrong does not end (" + last.state() + ").");
            }
        }
        requireClean(cloud, "after two collections, later than the grace");
    }

    private static void requireClean(Cloud cloud, String when) {
        Set<String> needed = new TreeSet<>();
        cloud.store().rows(Schema.FILES).stream().filter(row -> row.value().manifest() != null)
                .forEach(row -> row.value().manifest().chunks().forEach(chunk -> needed.add(Schema.chunkKey(chunk.hash()))));
        long left = cloud.blobs().all().stream().filter(blob -> !needed.contains(blob.key())).count();
        Expect.that("garbage", left == 0, "Garbage is left: " + left + " chunks, " + when + ".");
        needed.forEach(key -> Expect.that("J1", cloud.blobs().has(key), "A chunk of a current file is gone."));
    }

    @Test
    @Check(
            id = "E1",
            title = "An upload stands still while others collect, and a collection while others upload",
            points = 6,
            hint = "An upload can stand still between any two calls, for minutes. Abort, list, mark, sweep: what does each step know of those before?")
    void races(FileStorageSolution solution) {
        races(solution, reference(), Office.setup(solution, Schedule.of(1)));
    }

    /** One party is frozen before each of its calls, for a while in which the other works. */
    static void races(FileStorageSolution collectors, FileStorageSolution services, World.Setup setup) {
        for (long seconds : FROZEN_SECONDS) {
            int times = seconds > 100 ? 2 : 1;
            Cloud[] now = new Cloud[1];
            new Explorer(setup).pauseAtEvery("device", world ->
                    collect(collectors, now[0], "collector", seconds * 1_000, times, 0), Long.MAX_VALUE / 2_000_000, world -> {
                now[0] = old(world);
                long began = world.nowMillis();
                Request<CommitResult> upload = upload(services, now[0], "device", 0, 0);
                world.runUntil(() -> upload.state() != Request.State.RUNNING, 3_600_000);
                judge(upload, began, "An upload that stood still for " + seconds + " s");
                rest(collectors, now[0]);
            });
        }
        for (long seconds : FROZEN_SECONDS) {
            for (boolean isBefore : new boolean[] {true, false}) {
                Cloud[] now = new Cloud[1];
                List<Request<CommitResult>> uploads = new ArrayList<>();
                new Explorer(setup).pauseAtEvery("collector", world -> {
                    Request<CommitResult> upload = upload(services, now[0], "device", isBefore ? seconds * 1_000 : 0, isBefore ? 0 : seconds * 1_000);
                    uploads.add(upload);
                    return upload;
                }, Long.MAX_VALUE / 2_000_000, world -> {
                    now[0] = old(world);
                    uploads.clear();
                    Request<?> collection = collect(collectors, now[0], "collector", 0, 1, 0);
                    world.runUntil(() -> collection.state() != Request.State.RUNNING, 3_600_000);
                    for (Request<CommitResult> upload : uploads) {
                        judge(upload, Long.MAX_VALUE, "An upload while a collection stood still");
                    }
                    rest(collectors, now[0]);
                });
            }
        }
        bothStandStill(collectors, services, setup);
    }

    /** An upload stands still before its last step for longer than any grace; it goes on while a collection stands still. */
    private static void bothStandStill(FileStorageSolution collectors, FileStorageSolution services, World.Setup setup) {
        long grace = 130_000;
        for (int k = 0; k < 12; k++) {
            int frozen = k;
            Faults naps = call -> call.instance().equals("device") && (call.operation().startsWith("transact") || call.operation().startsWith("tx commit"))
                    ? new Fault.Pause(grace)
                    : call.instance().equals("collector") && call.index() == frozen ? new Fault.Pause(5_000) : Faults.NONE;
            World world = new World(setup.withFaults(naps));
            Cloud cloud = old(world);
            long began = world.nowMillis();
            Request<CommitResult> upload = upload(services, cloud, "device", 0, 0);
            collect(collectors, cloud, "collector", grace - 1_000, 1, 0);
            world.runUntil(() -> upload.state() != Request.State.RUNNING, 3_600_000);
            judge(upload, began, "An upload that stood still for 130 s before it wrote");
            rest(collectors, cloud);
        }
    }

    /** An upload may expire when it took longer than a session; before that it can always be committed. */
    private static void judge(Request<CommitResult> upload, long began, String what) {
        Expect.that("answer", upload.isAnswered(), what + " is not answered (" + upload.state() + ").");
        long took = began == Long.MAX_VALUE ? 0 : upload.endedNanos() / 1_000_000 - began;
        boolean mayExpire = took > SESSION_MS - SLACK_MS;
        boolean isRight = upload.result() instanceof Committed || mayExpire && (upload.result() instanceof CommitResult.UploadExpired
                || upload.result() instanceof CommitResult.MissingChunks);
        Expect.that("session", isRight, what + " is answered with " + upload.result().getClass().getSimpleName()
                + (mayExpire ? "; its chunks belong to an upload that is still open." : "; an open upload can be committed."));
    }

    @Test
    @Check(
            id = "E2",
            title = "A collection dies or is left without an answer at every call: the next ones finish the job",
            points = 2,
            hint = "Keep nothing from one collection to the next.")
    void interrupted(FileStorageSolution solution) {
        World.Setup setup = Office.setup(solution, Schedule.of(1));
        new Explorer(setup).everyCallOf(call -> call.instance().equals("collector"), Fault.COMMON, world -> {
            Cloud cloud = new Cloud(world, Schedule.of(1));
            for (int i = 0; i < 3; i++) {
                cloud.blobs().seed(Schema.chunkKey("orphan" + i), new byte[1]);
            }
            cloud.store().seed(Schema.UPLOADS, "left", new UploadRow(Cloud.NS, UploadState.OPEN, 0));
            cloud.store().seed(Schema.UPLOADS, "done", new UploadRow(Cloud.NS, UploadState.DONE, 0));
            world.runFor(LONG_AGO);
            collect(solution, cloud, "collector", 0, 1, 0);
            world.runFor(60_000);
            rest(solution, cloud);
            Expect.equal("session", "What has become of an upload that nobody finished", UploadState.ABORTED,
                    cloud.store().committed(Schema.UPLOADS, "left").value().state());
        });
    }

    @Test
    @Check(
            id = "E3",
            title = "Three devices, naps, old contents saved anew, and a collection every half minute",
            points = 3,
            schedules = 8,
            hint = "A chunk that is garbage now may be needed in a second.")
    void chance(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("users");
            Faults naps = Faults.sometimes(schedule, 16, List.of(new Fault.Pause(10_000), new Fault.Pause(65_000), new Fault.Pause(130_000),
                    new Fault.Pause(260_000)));
            World[] now = new World[1];
            Faults daytime = call -> call.instance().startsWith("device") && now[0].nowMillis() < NIGHT ? naps.at(call) : Faults.NONE;
            World world = new World(Office.setup(solution, schedule).withFaults(daytime));
            now[0] = world;
            Cloud cloud = new Cloud(world, schedule);
            List<Device> devices = new ArrayList<>();
            for (int d = 0; d < 3; d++) {
                FileService service = cloud.service(reference(), world.instance("service" + d));
                devices.add(new Device(cloud, "device" + d, service, Latency.millis(0, 120),
                        data -> reference().uploader(data, reference().fixedChunker(8), Cloud.DIGEST), reference()::syncEngine).syncEvery(7_000));
            }
            for (int i = 0; i < 30; i++) {
                Device device = devices.get(random.nextInt(3));
                String content = random.nextInt(2) == 0 ? "a content that is new: " + i : "an old content " + random.nextInt(4);
                String path = "f" + random.nextInt(3);
                boolean isDeletion = random.nextInt(8) == 0;
                world.after(random.nextInt((int) NIGHT), () -> {
                    if (isDeletion) {
                        device.folder().remove(path);
                    } else {
                        device.folder().save(path, Cloud.bytes(content));
                    }
                });
            }
            Instance machine = world.instance("collector");
            GarbageCollector collector = cloud.collector(solution, machine);
            Request<?> collecting = machine.begin("collect", () -> {
                for (int i = 0; i < 60; i++) {
                    collector.collect();
                    machine.time().sleep(30_000);
                }
                return null;
            });
            world.runUntil(() -> collecting.state() != Request.State.RUNNING, 3_600_000);
            Expect.that("collect", collecting.isAnswered(), "A collection in which nothing goes wrong does not end (" + collecting.state() + ").");
            requireClean(cloud, "while the same collector worked on for minutes");
            rest(solution, cloud);
        });
    }

    @Test
    @Check(id = "E4", title = "Pages of at most 100, three passes, and nothing is deleted twice", points = 2, hint = "A list has a next page when this one is full.")
    void calls(FileStorageSolution solution) {
        World world = new World(Office.setup(solution, Schedule.of(1)));
        Cloud cloud = new Cloud(world, Schedule.of(1));
        for (int i = 0; i < 250; i++) {
            cloud.blobs().seed(Schema.chunkKey("orphan" + i), new byte[1]);
            byte[] kept = Cloud.bytes("kept " + i);
            cloud.blobs().seed(Schema.chunkKey(Cloud.DIGEST.sha256(kept)), kept);
            cloud.store().seed(Schema.FILES, Schema.fileId(Cloud.NS, "f" + i), new FileEntry(1, Cloud.manifest(kept)));
            cloud.store().seed(Schema.UPLOADS, "u" + i, new UploadRow(Cloud.NS, i < 5 ? UploadState.OPEN : UploadState.DONE, 0));
        }
        world.runFor(LONG_AGO);
        Set<String> deleted = new HashSet<>();
        Blobs blobs = limited(Blobs.class, cloud.blobs(), "list", 2, deleted);
        Store store = limited(Store.class, cloud.store(), "scan", 3, deleted);
        Instance machine = world.instance("collector");
        GarbageCollector collector = solution.garbageCollector(store, blobs, machine.time(), new GcConfig(SESSION_MS, 120_000));
        int before = world.calls().size();
        Request<?> collection = machine.begin("collect", () -> {
            collector.collect();
            return null;
        });
        world.runUntil(() -> collection.state() != Request.State.RUNNING, 600_000);
        Expect.that("collect", collection.isAnswered(), "A collection in which nothing goes wrong does not end (" + collection.state() + ").");
        Expect.equal("garbage", "The chunks that are left", 250, cloud.blobs().all().size());
        int calls = world.calls().size() - before;
        int pages = 3 + 6 + 3;
        int most = 10 + 3 * pages + 250 + 5;
        Expect.that("calls", calls <= most, "A collection of 250 chunks among 500, with 250 files and uploads, takes " + calls + " calls; "
                + most + " are allowed.");
    }

    /** The same port, which refuses large pages and deletions of what was deleted. */
    private static <P> P limited(Class<P> type, P port, String method, int position, Set<String> deleted) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
            if (called.getName().equals(method)) {
                Expect.that("pages", (int) arguments[position] <= 100, "A " + method + " asks for " + arguments[position] + " entries; 100 are allowed.");
            }
            if (called.getName().equals("deleteIf")) {
                Expect.that("calls", deleted.add((String) arguments[0]), "A chunk is deleted twice in one collection.");
            }
            try {
                return called.invoke(port, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    @Test
    @Check(id = "E5", title = "Chunks of versions that were replaced or deleted are garbage, those that another file has are not", points = 1,
            hint = "The journal keeps no chunk, and a tombstone has none.")
    void replaced(FileStorageSolution solution) {
        Cloud cloud = new Cloud(new World(Office.setup(solution, Schedule.of(1))), Schedule.of(1));
        Office office = new Office(reference(), cloud);
        office.put(Cloud.owner(), "a", 0, "first", "a1");
        office.put(Cloud.owner(), "a", 1, "second", "a2");
        office.put(Cloud.owner(), "b", 0, "only", "b1");
        office.put(Cloud.owner(), "c", 0, "shared", "c1");
        office.put(Cloud.owner(), "d", 0, "shared", "d1");
        office.commit(Cloud.owner(), Office.deletion("b", 1, "b2"));
        office.commit(Cloud.owner(), Office.deletion("c", 1, "c2"));
        office.store("fresh");
        collectNow(solution, cloud);
        Expect.equal("garbage", "The chunks right after the commits", 5, cloud.blobs().all().size());
        rest(solution, cloud);
        Expect.equal("garbage", "The chunks that are left of 'second', 'shared' and three that nobody needs", 2, cloud.blobs().all().size());
        Expect.equal("J1", "The file that was not touched", Cloud.DIGEST.sha256(Cloud.bytes("shared")), cloud.entry("d").manifest().hash());
        // exactly at the edges: an upload and a chunk of just that age stay
        World world = cloud.world();
        cloud.store().seed(Schema.UPLOADS, "young", new UploadRow(Cloud.NS, UploadState.OPEN, world.nowMillis()));
        office.store("young");
        world.runFor(SESSION_MS - 1_000);
        collectNow(solution, cloud);
        Expect.equal("session", "What has become of an upload that is 59 s old", UploadState.OPEN,
                cloud.store().committed(Schema.UPLOADS, "young").value().state());
        Expect.equal("garbage", "The chunks, one of them 59 s old", 3, cloud.blobs().all().size());
    }

    private static void collectNow(FileStorageSolution solution, Cloud cloud) {
        Request<?> collection = collect(solution, cloud, "now" + cloud.world().calls().size(), 0, 1, 0);
        cloud.world().runUntil(collection::isAnswered, 60_000);
        Expect.that("collect", collection.isAnswered(), "A collection does not end (" + collection.state() + ").");
    }
}
