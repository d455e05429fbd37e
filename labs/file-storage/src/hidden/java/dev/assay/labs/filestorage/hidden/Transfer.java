package dev.assay.labs.filestorage.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Unavailable;
import dev.assay.labs.filestorage.CdcParams;
import dev.assay.labs.filestorage.Chunker;
import dev.assay.labs.filestorage.CopyPart;
import dev.assay.labs.filestorage.DataPlane;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.PartLimits;
import dev.assay.labs.filestorage.PartOp;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.UploadPart;
import dev.assay.labs.filestorage.testbed.Cloud;
import dev.assay.labs.filestorage.testbed.Line;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans of parts, and uploads of chunks that are interrupted. */
@Part(id = "B", title = "Transfer")
final class Transfer {
    private static final PartLimits S3 = new PartLimits(5 << 20, 5L << 30, 10_000);

    // ------------------------------------------------------------------------------------------------------- plans

    private static long length(List<FileChunk> file) {
        return file.stream().mapToLong(FileChunk::length).sum();
    }

    /** Where in a file an offset lies. */
    private static final class Cursor {
        private final List<FileChunk> file;
        private final long[] ends;
        private int index;
        private long at;

        Cursor(List<FileChunk> file) {
            this.file = file;
            this.ends = new long[file.size()];
            long end = 0;
            for (int i = 0; i < ends.length; i++) {
                end += file.get(i).length();
                ends[i] = end;
            }
        }

        void to(long offset) {
            at = offset;
            int found = Arrays.binarySearch(ends, offset);
            index = found >= 0 ? found + 1 : -found - 1;
        }

        FileChunk chunk() {
            return file.get(index);
        }

        long inner() {
            return at - (ends[index] - chunk().length());
        }

        void skip(long bytes) {
            to(at + bytes);
        }
    }

    /** Requires that a plan keeps to the limits and makes the new file; how many bytes it sends. */
    private static long sent(List<PartOp> plan, List<FileChunk> before, List<FileChunk> after, PartLimits limits) {
        Expect.that("plan", plan.size() <= limits.maxParts(), "The plan has " + plan.size() + " parts, " + limits.maxParts() + " are allowed.");
        long total = length(before);
        Cursor source = new Cursor(before);
        Cursor target = new Cursor(after);
        long at = 0;
        long sent = 0;
        for (int i = 0; i < plan.size(); i++) {
            PartOp part = plan.get(i);
            String name = "Part " + (i + 1);
            Expect.that("plan", part.length() >= 1 && part.length() <= limits.maxPart(), name + " has " + part.length() + " bytes; "
                    + limits.maxPart() + " are allowed.");
            Expect.that("plan", part.length() >= limits.minPart() || i == plan.size() - 1, name + " has " + part.length()
                    + " bytes; only the last part may have fewer than " + limits.minPart() + ".");
            Expect.that("plan", at + part.length() <= length(after), name + " goes beyond the end of the new file.");
            if (part instanceof UploadPart upload) {
                Expect.that("plan", upload.targetOffset() == at, name + " is for offset " + upload.targetOffset() + ", but stands at " + at + ".");
                sent += upload.length();
            } else if (part instanceof CopyPart copy) {
                Expect.that("plan", copy.sourceOffset() >= 0 && copy.sourceOffset() + copy.length() <= total,
                        name + " copies what is not in the old file.");
                target.to(at);
                source.to(copy.sourceOffset());
                for (long left = copy.length(); left > 0; ) {
                    Expect.that("plan", source.chunk().hash().equals(target.chunk().hash()) && source.inner() == target.inner(),
                            name + " copies other bytes than the new file has at " + target.at + ".");
                    long step = Math.min(left, source.chunk().length() - source.inner());
                    source.skip(step);
                    target.skip(step);
                    left -= step;
                }
            }
            at += part.length();
        }
        Expect.that("plan", at == length(after), "The parts make " + at + " bytes; the new file has " + length(after) + ".");
        return sent;
    }

    private static List<PartOp> plan(FileStorageSolution solution, List<FileChunk> before, List<FileChunk> after, PartLimits limits) {
        return Returned.list("A plan", PartOp.class, solution.partPlanner().plan(List.copyOf(before), List.copyOf(after), limits));
    }

    private static void exact(FileStorageSolution solution, List<FileChunk> before, List<FileChunk> after, PartLimits limits) {
        Set<String> known = new HashSet<>();
        before.forEach(chunk -> known.add(chunk.hash()));
        long least = after.stream().filter(chunk -> !known.contains(chunk.hash())).mapToLong(FileChunk::length).sum();
        long sent = sent(plan(solution, before, after, limits), before, after, limits);
        Expect.that("plan", sent == least, "The plan uploads " + sent + " bytes, " + least + " suffice.");
    }

    private static List<FileChunk> file(int chunk, int last, String... hashes) {
        List<FileChunk> file = new ArrayList<>();
        for (int i = 0; i < hashes.length; i++) {
            file.add(new FileChunk(hashes[i], i < hashes.length - 1 ? chunk : last));
        }
        return file;
    }

    /** The same with some chunks moved, changed, added or removed; a short last chunk stays the last or goes. */
    private static List<FileChunk> changed(RandomStream random, List<FileChunk> file, int chunk) {
        List<FileChunk> full = new ArrayList<>(file.stream().filter(one -> one.length() == chunk).toList());
        Optional<FileChunk> tail = file.stream().filter(one -> one.length() != chunk).findFirst();
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(full.size() + 1);
            switch (random.nextInt(6)) {
                case 0 -> full.add(at, new FileChunk("new" + random.nextInt(1_000), chunk));
                case 1 -> full.subList(Math.min(at, full.size()), full.size()).clear();
                case 2 -> Collections.rotate(full, at);
                case 3 -> full.addAll(at, List.copyOf(full.subList(0, Math.min(3, full.size()))));
                case 4 -> {
                    if (at < full.size()) {
                        full.set(at, new FileChunk("other" + random.nextInt(1_000), chunk));
                    }
                }
                default -> tail = random.nextInt(2) == 0 ? Optional.empty()
                        : Optional.of(new FileChunk("tail" + random.nextInt(1_000), 1 + random.nextInt(chunk - 1)));
            }
        }
        tail.ifPresent(full::add);
        return full;
    }

    @Test
    @Check(
            id = "B1",
            title = "A plan makes the new file, and sends only what the old one does not have",
            points = 4,
            schedules = 150,
            hint = "A chunk that has moved is still there. The old file's last chunk may be short.")
    void minimum(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("files");
            int chunk = (5 << 20) + random.nextInt(3) * 1_000;
            List<FileChunk> before = new ArrayList<>();
            for (int i = random.nextInt(14); i > 0; i--) {
                before.add(new FileChunk("c" + random.nextInt(12), chunk));
            }
            if (random.nextInt(2) == 0) {
                before.add(new FileChunk("short", 1 + random.nextInt(chunk - 1)));
            }
            exact(solution, before, changed(random, before, chunk), S3);
        });
        int c = 5 << 20;
        exact(solution, file(c, c, "a", "b"), List.of(), S3);
        exact(solution, List.of(), file(c, 7, "a", "b"), S3);
        exact(solution, file(c, c, "a", "b", "c"), file(c, c, "c", "b", "a"), S3);
        exact(solution, file(c, 9, "a", "b", "s"), file(c, 9, "s"), S3);
        exact(solution, file(c, 9, "a", "s"), file(c, 12, "a", "t"), S3);
    }

    @Test
    @Check(
            id = "B2",
            title = "10,000 parts, 5 MiB, 5 GiB: every plan keeps to the limits",
            points = 3,
            hint = "60 GiB are 12,288 chunks of 5 MiB: neighbours go together. Where a long run is split, no piece may become too small.")
    void limits(FileStorageSolution solution) {
        int c = 5 << 20;
        List<FileChunk> large = IntStream.range(0, 12_288).mapToObj(i -> new FileChunk("c" + i, c)).toList();
        exact(solution, large, large, S3);
        exact(solution, List.of(), large, S3);
        List<FileChunk> edited = new ArrayList<>(large);
        for (int i = 0; i < 4_000; i++) {
            edited.set(i * 3, new FileChunk("n" + i, c));
        }
        exact(solution, large, edited, S3);
        int giant = (1 << 30) - 4_096;
        List<FileChunk> giants = IntStream.range(0, 23).mapToObj(i -> new FileChunk("g" + i, giant)).toList();
        exact(solution, giants, giants, S3);
        exact(solution, List.of(), giants, S3);
        PartLimits odd = new PartLimits(10, 25, 100);
        List<FileChunk> eight = file(10, 10, "a", "b", "c", "d", "e", "f", "g", "h");
        exact(solution, eight, eight, odd);
        exact(solution, List.of(), eight, odd);
        exact(solution, file(10, 3, "a", "b", "c", "s"), file(10, 4, "a", "b", "c", "n", "m", "t"), odd);
        List<FileChunk> mixed = new ArrayList<>(eight);
        mixed.addAll(file(10, 10, "x", "y", "z", "w"));
        mixed.addAll(eight);
        mixed.add(new FileChunk("end", 1));
        exact(solution, eight, mixed, odd);
        exact(solution, file(10, 10, "o", "a", "p", "a", "b"), file(10, 10, "a", "b", "a"), new PartLimits(10, 1_000, 2));
        List<FileChunk> striped = file(10, 10, "a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6");
        PartLimits few = new PartLimits(10, 60, 5);
        long sent = sent(plan(solution, eight, striped, few), eight, striped, few);
        Expect.that("plan", sent < 120, "With at most 5 parts, the plan uploads everything.");
    }

    // ----------------------------------------------------------------------------------------------------- uploads

    private static FileStorageSolution reference() {
        return Submission.reference(FileStorageSolution.class);
    }

    /** A device that uploads one content until it is through, however often it dies. */
    private static final class Patient {
        private final World world;
        private final Cloud cloud;
        private final Line line;
        private final Instance instance;
        private final FileStorageSolution solution;
        private final Chunker chunker;
        private final byte[] content;
        private Request<Manifest> last;
        private int interruptions;

        Patient(FileStorageSolution solution, World world, Chunker chunker, byte[] content) {
            this.solution = solution;
            this.world = world;
            this.chunker = chunker;
            this.content = content;
            this.cloud = new Cloud(world, Schedule.of(1));
            FileService service = cloud.service(reference(), world.instance("service"));
            this.line = new Line(cloud, service, Cloud.owner(), Latency.millis(1, 20));
            this.instance = world.instance("device");
            instance.whenDead(() -> world.after(1_000, this::go));
        }

        void go() {
            last = instance.begin("upload", () -> solution.uploader(line, chunker, Cloud.DIGEST).upload("u1", content.clone()));
        }

        Manifest through() {
            go();
            for (int i = 0; i < 8; i++) {
                world.runFor(30_000);
                if (last.isAnswered()) {
                    return last.result();
                }
                if (last.state() == Request.State.FAILED) {
                    interruptions++;
                    go();
                }
            }
            throw new Violation("upload", "An upload does not come to an end, although every call after the first trouble is answered.");
        }

        void require(Manifest manifest) {
            Expect.that("API", manifest != null, "upload answers null.");
            Expect.equal("manifest", "The manifest's hash", Cloud.DIGEST.sha256(content), manifest.hash());
            Expect.equal("manifest", "The manifest's size", (long) content.length, manifest.size());
            int from = 0;
            int[] cuts = chunker.cuts(content);
            List<FileChunk> chunks = Returned.list("The manifest's chunks", FileChunk.class, manifest.chunks());
            Expect.equal("manifest", "The number of chunks", cuts.length, chunks.size());
            for (int i = 0; i < cuts.length; i++) {
                String hash = Cloud.DIGEST.sha256(content, from, cuts[i]);
                Expect.equal("manifest", "Chunk " + i, new FileChunk(hash, cuts[i] - from), chunks.get(i));
                Expect.that("upload", cloud.blobs().has(Schema.chunkKey(hash)), "After the upload, chunk " + i + " is not stored.");
                from = cuts[i];
            }
        }
    }

    @Test
    @Check(
            id = "B3",
            title = "An upload that is interrupted sends only what had not arrived",
            points = 3,
            hint = "Ask what is missing before you send. A call without an answer is tried again, up to three times in all.")
    void interrupted(FileStorageSolution solution) {
        Chunker chunker = reference().fixedChunker(4_096);
        byte[] content = Chunking.random(Schedule.of(5).stream("content"), 40_000);
        World.Setup setup = World.Setup.quiet(Schedule.of(1), solution.getClass().getPackageName());
        new Explorer(setup).everyCall(Fault.COMMON, world -> {
            Patient patient = new Patient(solution, world, chunker, content);
            Manifest manifest = patient.through();
            patient.require(manifest);
            long sent = patient.line.bytesSent();
            Expect.that("J7", sent <= content.length + 4_096L, "After one interruption " + sent + " bytes of chunks were sent in all; the file has "
                    + content.length + ".");
        });
    }

    @Test
    @Check(
            id = "B4",
            title = "What is stored already is not sent again",
            points = 2,
            hint = "Chunks are known by what is in them: in another file, or twice in the same one.")
    void once(FileStorageSolution solution) {
        World.Setup setup = World.Setup.quiet(Schedule.of(1), solution.getClass().getPackageName());
        Chunker fixed = reference().fixedChunker(1_000);
        byte[] content = Chunking.random(Schedule.of(6).stream("content"), 5_000);
        byte[] repeated = Arrays.copyOf(content, 10_000);
        System.arraycopy(content, 0, repeated, 5_000, 5_000);
        Patient patient = new Patient(solution, new World(setup), fixed, repeated);
        patient.require(patient.through());
        Expect.equal("J7", "The bytes sent of a file of ten chunks, of which five are the others again", 5_000L, patient.line.bytesSent());
        patient.require(patient.through());
        Expect.equal("J7", "The bytes sent when the same content is uploaded again", 5_000L, patient.line.bytesSent());

        Chunker cdc = reference().contentChunker(new CdcParams(2_048, 8_192, 65_536));
        byte[] large = Chunking.random(Schedule.of(7).stream("content"), 512 << 10);
        Patient first = new Patient(solution, new World(setup), cdc, large);
        first.through();
        byte[] edited = Arrays.copyOf(large, large.length + 1);
        System.arraycopy(large, 1_000, edited, 1_001, large.length - 1_000);
        Manifest after = first.instance.begin("upload", () -> solution.uploader(first.line, cdc, Cloud.DIGEST).upload("u2", edited)) instanceof Request<Manifest> next
                && first.world.runUntil(next::isAnswered, 60_000) ? next.result() : null;
        Expect.that("upload", after != null, "An upload does not come to an end.");
        Expect.that("J7", first.line.bytesSent() - large.length <= 131_072, "One byte was inserted into 512 KiB, and "
                + (first.line.bytesSent() - large.length) + " bytes were sent.");
        Patient empty = new Patient(solution, new World(setup), fixed, new byte[0]);
        empty.require(empty.through());
    }

    /** A store of chunks at hand, each of whose first puts, or calls of missing, go wrong. */
    private static final class Moody implements DataPlane {
        private final Map<String, byte[]> stored = new HashMap<>();
        private final Map<String, Integer> tries = new HashMap<>();
        private final int wrong;
        private final boolean isRefusing;

        Moody(int wrong, boolean isRefusing) {
            this.wrong = wrong;
            this.isRefusing = isRefusing;
        }

        private void maybe(String what) {
            if (tries.merge(what, 1, Integer::sum) <= wrong) {
                throw isRefusing ? new Unavailable(what) : new OutcomeUnknown(what);
            }
        }

        @Override
        public Set<String> missing(String uploadId, List<String> hashes) {
            maybe("missing");
            Set<String> missing = new HashSet<>(hashes);
            missing.removeAll(stored.keySet());
            return missing;
        }

        @Override
        public void putChunk(String uploadId, String hash, byte[] data) {
            maybe("put " + hash);
            stored.put(hash, data.clone());
        }

        @Override
        public Optional<byte[]> getChunk(String hash) {
            return Optional.ofNullable(stored.get(hash));
        }
    }

    @Test
    @Check(id = "B5", title = "Each call is tried three times, and no more", points = 1, hint = "Two failures are nothing to speak of; after the third the caller is told.")
    void patience(FileStorageSolution solution) {
        byte[] content = Cloud.bytes("abcdefgh");
        for (boolean isRefusing : new boolean[] {false, true}) {
            Moody twice = new Moody(2, isRefusing);
            try {
                solution.uploader(twice, reference().fixedChunker(4), Cloud.DIGEST).upload("u", content);
            } catch (PortException thrown) {
                throw new Violation("upload", "An upload ends with " + thrown.getClass().getSimpleName() + " after each call went wrong twice.");
            }
            Expect.equal("upload", "The chunks stored after each call went wrong twice", 2, twice.stored.size());
            Moody thrice = new Moody(3, isRefusing);
            Expect.refused("A call that goes wrong three times", isRefusing ? Unavailable.class : OutcomeUnknown.class,
                    () -> solution.uploader(thrice, reference().fixedChunker(4), Cloud.DIGEST).upload("u", content));
        }
    }

    @Test
    @Check(id = "B6", title = "Plans and uploads of nothing sensible are refused", points = 1, hint = "IllegalArgumentException.")
    void refusals(FileStorageSolution solution) {
        List<FileChunk> none = List.of();
        Expect.refused("No old file", IllegalArgumentException.class, () -> solution.partPlanner().plan(null, none, S3));
        Expect.refused("No new file", IllegalArgumentException.class, () -> solution.partPlanner().plan(none, null, S3));
        Expect.refused("No limits", IllegalArgumentException.class, () -> solution.partPlanner().plan(none, none, null));
        Expect.refused("40 bytes in 3 parts of at most 10", IllegalArgumentException.class,
                () -> solution.partPlanner().plan(none, file(10, 10, "a", "b", "c", "d"), new PartLimits(5, 10, 3)));
        Moody data = new Moody(0, false);
        Expect.refused("No upload id", IllegalArgumentException.class,
                () -> solution.uploader(data, reference().fixedChunker(4), Cloud.DIGEST).upload(null, new byte[3]));
        Expect.refused("No content", IllegalArgumentException.class,
                () -> solution.uploader(data, reference().fixedChunker(4), Cloud.DIGEST).upload("u", null));
    }
}
