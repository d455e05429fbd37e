package dev.assay.labs.filestorage.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.filestorage.AccessDenied;
import dev.assay.labs.filestorage.Caller;
import dev.assay.labs.filestorage.Change;
import dev.assay.labs.filestorage.CommitRequest;
import dev.assay.labs.filestorage.CommitResult;
import dev.assay.labs.filestorage.Committed;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.FileEntry;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.NamespaceChanged;
import dev.assay.labs.filestorage.NamespaceRow;
import dev.assay.labs.filestorage.Role;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.ShareRow;
import dev.assay.labs.filestorage.UploadRow;
import dev.assay.labs.filestorage.UploadState;
import dev.assay.labs.filestorage.testbed.Cloud;
import dev.assay.kit.port.NotificationChannel;
import dev.assay.kit.port.Wake;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.PortCall;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedNotifier;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The metadata service: what a commit answers, and what is in the tables whatever goes wrong and whoever else commits. */
@Part(id = "C", title = "Metadata")
final class Commits {
    private static final Caller ANN = Cloud.owner();

    private static Office office(FileStorageSolution solution, World.Setup setup, long quota) {
        return new Office(solution, new Cloud(new World(setup), setup.schedule(), SimulatedNotifier.Quality.PERFECT, quota));
    }

    private static void is(String what, Object expected, Object actual) {
        Expect.equal("commit", what, expected, actual);
    }

    @Test
    @Check(
            id = "C1",
            title = "What a commit answers: a table of cases",
            points = 4,
            hint = "Denied, known, Conflict, UploadExpired, MissingChunks, QuotaExceeded: in this order. A tombstone counts as a version.")
    void table(FileStorageSolution solution) {
        Office office = office(solution, Office.setup(solution, Schedule.of(1)), 1_000);
        String text = "0123456789";
        // create, update, delete, create again
        is("A new file's first commit", new Committed(1, 1), office.put(ANN, "a", 0, text, "a1"));
        is("A commit on base 0 of a file at version 1", new CommitResult.Conflict(1), office.put(ANN, "a", 0, "x", "a2"));
        is("A commit on base 2 of a file at version 1", new CommitResult.Conflict(1), office.put(ANN, "a", 2, "x", "a3"));
        is("A commit on base 1 of a file that never was", new CommitResult.Conflict(0), office.put(ANN, "b", 1, "x", "b0"));
        is("An update", new Committed(2, 2), office.put(ANN, "a", 1, "second", "a4"));
        is("The entry after the update", new FileEntry(2, Cloud.manifest(Cloud.bytes("second"))), office.cloud().entry("a"));
        is("A deletion on an old base", new CommitResult.Conflict(2), office.commit(ANN, Office.deletion("a", 1, "a5")));
        is("A deletion", new Committed(3, 3), office.commit(ANN, Office.deletion("a", 2, "a6")));
        is("The entry after the deletion", new FileEntry(3, null), office.cloud().entry("a"));
        is("Making a deleted file anew on base 0", new CommitResult.Conflict(3), office.put(ANN, "a", 0, "again", "a7"));
        is("Making a deleted file anew on its tombstone's version", new Committed(4, 4), office.put(ANN, "a", 3, "again", "a8"));
        // requests repeated
        is("The first request, repeated after later commits", new Committed(1, 1), office.put(ANN, "a", 0, text, "a1"));
        is("The deletion, repeated", new Committed(3, 3), office.commit(ANN, Office.deletion("a", 2, "a6")));
        is("A request that was a conflict, sent again on the right base", new Committed(5, 5), office.put(ANN, "a", 4, "x", "a2"));
        // uploads
        office.store("stored");
        is("A commit in an upload that nobody opened", new CommitResult.UploadExpired(),
                office.commit(ANN, Office.edit("c", 0, "stored", "c1", "never")));
        is("A conflict in an upload that nobody opened", new CommitResult.Conflict(5),
                office.commit(ANN, Office.edit("a", 0, "stored", "c2", "never")));
        is("A commit in an upload that is done", new CommitResult.UploadExpired(),
                office.commit(ANN, Office.edit("c", 0, "stored", "c3", "up-a8")));
        is("Opening an upload that is done", false, office.open(ANN, Cloud.NS, "up-a8"));
        office.cloud().store().seed(Schema.UPLOADS, "old", new UploadRow(Cloud.NS, UploadState.ABORTED, 0));
        is("A commit in an upload that was aborted", new CommitResult.UploadExpired(),
                office.commit(ANN, Office.edit("c", 0, "stored", "c4", "old")));
        is("Opening an upload that was aborted", false, office.open(ANN, Cloud.NS, "old"));
        office.cloud().store().seed(Schema.NAMESPACES, "other", new NamespaceRow(Cloud.OWNER, 0));
        is("Opening an upload for another namespace", true, office.open(ANN, "other", "for-other"));
        is("A commit in an upload for another namespace", new CommitResult.UploadExpired(),
                office.commit(ANN, Office.edit("c", 0, "stored", "c5", "for-other")));
        is("Opening the same upload again", true, office.open(ANN, "other", "for-other"));
        is("Opening it for this namespace", false, office.open(ANN, Cloud.NS, "for-other"));
        // chunks
        office.open(ANN, Cloud.NS, "up-d");
        String hash = Cloud.DIGEST.sha256(Cloud.bytes("nowhere"));
        String there = Cloud.DIGEST.sha256(Cloud.bytes("stored"));
        is("What is missing", Set.of(hash), Set.copyOf(office.missing(ANN, "up-d", List.of(hash, there, hash))));
        is("What is missing of nothing", Set.of(), Set.copyOf(office.missing(ANN, "up-d", List.of())));
        is("A commit of a chunk that is not stored", new CommitResult.MissingChunks(Set.of(hash)),
                office.commit(ANN, Office.edit("d", 0, "nowhere", "d1", "up-d")));
        Manifest mixed = new Manifest(List.of(new FileChunk(there, 6), new FileChunk(hash, 7), new FileChunk(hash, 7)), 20, "mixed");
        is("A commit of three chunks, one of them stored", new CommitResult.MissingChunks(Set.of(hash)),
                office.commit(ANN, new CommitRequest(Cloud.NS, "d", 0, mixed, "d2", "up-d")));
        office.store("nowhere");
        is("The same request, now that it is stored", new Committed(1, 6), office.commit(ANN, Office.edit("d", 0, "nowhere", "d1", "up-d")));
        is("An empty file", new Committed(1, 7), office.put(ANN, "e", 0, "", "e1"));
        // quota: a has 1 byte, d has 7
        is("A commit of 993 bytes where 992 are left", new CommitResult.QuotaExceeded(8), office.put(ANN, "f", 0, "y".repeat(993), "f1"));
        is("A commit of 992 bytes where 992 are left", new Committed(1, 8), office.put(ANN, "f", 0, "y".repeat(992), "f2"));
        is("One more byte", new CommitResult.QuotaExceeded(1_000), office.put(ANN, "g", 0, "z", "g1"));
        is("A deletion when the quota is used up", new Committed(2, 9), office.commit(ANN, Office.deletion("d", 1, "d3")));
        is("Seven bytes that the deletion has freed", new Committed(1, 10), office.put(ANN, "g", 0, "1234567", "g1"));
        is("An update to as many bytes", new Committed(2, 11), office.put(ANN, "g", 1, "7654321", "g2"));
        is("An update to one more", new CommitResult.QuotaExceeded(1_000), office.put(ANN, "g", 2, "87654321", "g3"));
        office.open(ANN, "other", "up-h");
        office.store("h");
        is("A byte in another namespace of the same owner", new CommitResult.QuotaExceeded(1_000),
                office.commit(ANN, new CommitRequest("other", "h", 0, Cloud.manifest(Cloud.bytes("h")), "h1", "up-h")));
        is("A missing chunk beyond the quota", new CommitResult.MissingChunks(Set.of(Cloud.DIGEST.sha256(Cloud.bytes("not there")))),
                officeMissing(office));
        is("An empty file in another namespace", new Committed(1, 1),
                office.commit(ANN, new CommitRequest("other", "h", 0, Cloud.manifest(new byte[0]), "h2", "up-h")));
        // the journal
        List<Change> all = Returned.list("The changes", Change.class, office.changes(ANN, 0, 500));
        is("The number of changes", 11, all.size());
        is("The first change", new Change(1, "a", new FileEntry(1, Cloud.manifest(Cloud.bytes(text)))), all.getFirst());
        is("The third change", new Change(3, "a", new FileEntry(3, null)), all.get(2));
        is("Two changes after the fourth", all.subList(4, 6), office.changes(ANN, 4, 2));
        is("The changes after the last", List.of(), office.changes(ANN, 11, 5));
        is("The changes after one that is not there yet", List.of(), office.changes(ANN, 99, 5));
        is("The changes of another namespace", List.of(new Change(1, "h", new FileEntry(1, Cloud.manifest(new byte[0])))), office.<List<Change>>asks("changes", service -> service.changes(ANN, "other", 0, 5)));
        UploadRow done = office.cloud().store().committed(Schema.UPLOADS, "up-g2").value();
        is("What has become of an upload that was committed", UploadState.DONE, done.state());
        is("What is remembered of a commit", new Committed(2, 11), office.cloud().store().committed(Schema.OPERATIONS, "g2").value());
        is("What is remembered of a refusal", null, office.cloud().store().committed(Schema.OPERATIONS, "g3"));
    }

    private static CommitResult officeMissing(Office office) {
        office.open(ANN, Cloud.NS, "up-i");
        return office.commit(ANN, Office.edit("i", 0, "not there", "i1", "up-i"));
    }

    @Test
    @Check(
            id = "C2",
            title = "Four instances commit to two files at the same time",
            points = 5,
            schedules = 25,
            hint = "What you read may have changed when you write. Check all of it, in the transaction that writes.")
    void stress(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Office office = office(solution, Office.setup(solution, schedule).withLatency(Latency.millis(1, 10)), 1L << 30);
            office.store("same");
            List<Request<List<Committed>>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int writer = w;
                Office.Desk desk = office.desk("w" + w);
                RandomStream random = schedule.stream("writer", w);
                writers.add(desk.instance().begin("five commits", () -> {
                    List<Committed> done = new ArrayList<>();
                    long[] base = new long[2];
                    for (int i = 0; i < 5; i++) {
                        int file = random.nextInt(2);
                        String op = "w" + writer + "-" + i;
                        boolean isDeletion = random.nextInt(5) == 0;
                        desk.service().openUpload(ANN, Cloud.NS, op);
                        CommitResult result;
                        do {
                            result = desk.service().commit(ANN, isDeletion ? Office.deletion("f" + file, base[file], op)
                                    : Office.edit("f" + file, base[file], "same", op, op));
                            if (result instanceof CommitResult.Conflict conflict) {
                                base[file] = conflict.currentVersion();
                            }
                        } while (result instanceof CommitResult.Conflict);
                        if (!(result instanceof Committed committed)) {
                            throw new Violation("commit", "A commit by the book answers " + result + ".");
                        }
                        base[file] = committed.version();
                        done.add(committed);
                    }
                    return done;
                }));
            }
            Set<Long> told = new TreeSet<>();
            for (Request<List<Committed>> writer : writers) {
                for (Committed committed : office.answer(writer)) {
                    Expect.that("J5", told.add(committed.seq()), "Two commits were told that they are entry " + committed.seq() + " of the journal.");
                }
            }
            List<Change> changes = office.changes(ANN, 0, 500);
            Expect.equal("J5", "The entries of the journal after 20 commits", 20, changes.size());
            Expect.equal("J5", "The entries that commits were told of", 20, told.size());
        });
    }

    @Test
    @Check(
            id = "C3",
            title = "A commit is repeated until there is an answer, whatever goes wrong: it happens once",
            points = 5,
            hint = "No answer is not no. Look whether this opId was committed before you try again.")
    void once(FileStorageSolution solution) {
        List<Fault> faults = new ArrayList<>(Fault.COMMON);
        faults.add(new Fault.LateEffect(1_015));
        faults.add(new Fault.LateEffect(4_000));
        World.Setup setup = Office.setup(solution, Schedule.of(1)).withLatency(Latency.millis(2, 3));
        new Explorer(setup).everyCallOf(call -> call.instance().startsWith("instance"), faults, world -> {
            Office office = new Office(solution, new Cloud(world, Schedule.of(1)));
            office.store("one");
            office.store("two");
            List<CommitResult> answers = new ArrayList<>();
            for (CommitRequest request : List.of(Office.edit("f", 0, "one", "op1", "up1"), Office.edit("f", 1, "two", "op2", "up2"),
                    Office.deletion("f", 2, "op3"))) {
                answers.add(insist(office, request));
            }
            world.runFor(10_000);
            is("The answers to three commits", List.of(new Committed(1, 1), new Committed(2, 2), new Committed(3, 3)), answers);
            is("The answer to the second commit, repeated", new Committed(2, 2), office.commit(ANN, Office.edit("f", 1, "two", "op2", "up2")));
            is("The entries of the journal", 3, office.changes(ANN, 0, 10).size());
            is("The entry of the file", new FileEntry(3, null), office.cloud().entry("f"));
        });
    }

    /** A client that asks again when the instance dies; an answer without one is an error of the service. */
    private static CommitResult insist(Office office, CommitRequest request) {
        for (int i = 0; i < 5; i++) {
            Office.Desk desk = office.desk("instance" + request.opId() + i);
            Request<CommitResult> asked = desk.instance().begin("upload and commit", () -> {
                if (request.uploadId() != null && !desk.service().openUpload(ANN, Cloud.NS, request.uploadId())) {
                    // it may be done already
                    return desk.service().commit(ANN, request);
                }
                return desk.service().commit(ANN, request);
            });
            office.world().runUntil(() -> asked.state() != Request.State.RUNNING, 120_000);
            if (asked.isAnswered()) {
                return asked.result();
            }
            Expect.that("answer", asked.state() != Request.State.FAILED, "After one call that went wrong, a commit ends with "
                    + (asked.failure() == null ? "nothing" : asked.failure().getClass().getSimpleName()) + ": find out what has come of it.");
        }
        throw new Violation("answer", "A commit is never answered.");
    }

    private static boolean isReadable(Office office, Caller who, String ns) {
        return office.asks("changes", service -> {
            try {
                service.changes(who, ns, 0, 5);
                return true;
            } catch (AccessDenied denied) {
                return false;
            }
        });
    }

    @Test
    @Check(id = "C4", title = "Owners, editors, viewers and strangers", points = 2, hint = "Viewers read. Whoever is no longer an editor may not even learn that his commit was known.")
    void roles(FileStorageSolution solution) {
        Office office = office(solution, Office.setup(solution, Schedule.of(1)), 1_000);
        office.cloud().share("eve", Role.EDITOR).share("vic", Role.VIEWER);
        Caller eve = new Caller("eve", "phone");
        Caller vic = new Caller("vic", "phone");
        Caller sam = new Caller("sam", "phone");
        office.store("x");
        is("A commit of an editor", new Committed(1, 1), office.put(eve, "a", 0, "x", "e1"));
        is("A commit of the owner", new Committed(2, 2), office.put(ANN, "a", 1, "xx", "o1"));
        for (Caller who : List.of(vic, sam)) {
            String name = who.userId().equals("vic") ? "a viewer" : "a stranger";
            is("Opening an upload as " + name, false, office.open(who, Cloud.NS, "up-" + who.userId()));
            is("A commit of " + name, new CommitResult.Denied(), office.commit(who, Office.deletion("a", 2, "d-" + who.userId())));
            is("A commit of " + name + " that was committed by another", new CommitResult.Denied(),
                    office.commit(who, Office.edit("a", 0, "x", "e1", "up-e1")));
        }
        is("Whether an editor may read", true, isReadable(office, eve, Cloud.NS));
        is("Whether a viewer may read", true, isReadable(office, vic, Cloud.NS));
        is("Whether a stranger may read", false, isReadable(office, sam, Cloud.NS));
        is("Whether the owner may read what is not there", false, isReadable(office, ANN, "nowhere"));
        is("Opening an upload for a namespace that is not there", false, office.open(ANN, "nowhere", "up-n"));
        is("A commit to a namespace that is not there", new CommitResult.Denied(),
                office.commit(ANN, new CommitRequest("nowhere", "a", 0, null, "n1", null)));
        office.cloud().store().seed(Schema.NAMESPACES, "eves", new NamespaceRow("eve", 0));
        is("A commit to another's namespace", new CommitResult.Denied(), office.commit(ANN, new CommitRequest("eves", "a", 0, null, "n2", null)));
        is("Whether the files of an editor count on the owner's quota", true,
                office.cloud().store().committed(Schema.QUOTAS, Cloud.OWNER).value().usedBytes() == 2
                        && office.cloud().store().committed(Schema.QUOTAS, "eve") == null);
        office.cloud().store().seed(Schema.SHARES, Schema.shareId(Cloud.NS, "eve"), new ShareRow(Role.VIEWER));
        is("A commit of who was an editor", new CommitResult.Denied(), office.commit(eve, Office.deletion("a", 2, "e2")));
        is("A commit of who was an editor, repeated", new CommitResult.Denied(), office.commit(eve, Office.edit("a", 0, "x", "e1", "up-e1")));
    }

    @Test
    @Check(
            id = "C5",
            title = "Readers go through the journal while others commit: every change once, in order",
            points = 1,
            schedules = 12,
            hint = "A number that is given before its commit becomes visible is passed by.")
    void readers(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Office office = office(solution, Office.setup(solution, schedule).withLatency(Latency.millis(1, 15)), 1L << 30);
            office.store("same");
            for (int w = 0; w < 3; w++) {
                int writer = w;
                Office.Desk desk = office.desk("w" + w);
                desk.instance().begin("four commits", () -> {
                    for (int i = 0; i < 4; i++) {
                        String op = "w" + writer + "-" + i;
                        desk.service().openUpload(ANN, Cloud.NS, op);
                        desk.service().commit(ANN, Office.edit("f" + writer, i, "same", op, op));
                    }
                    return null;
                });
            }
            int limit = 1 + schedule.stream("reader").nextInt(7);
            Office.Desk desk = office.desk("reader");
            Request<List<Long>> reader = desk.instance().begin("read", () -> {
                List<Long> seen = new ArrayList<>();
                for (int i = 0; i < 400 && seen.size() < 12; i++) {
                    List<Change> page = desk.service().changes(ANN, Cloud.NS, seen.isEmpty() ? 0 : seen.getLast(), limit);
                    Expect.that("changes", page.size() <= limit, page.size() + " changes come where " + limit + " were asked for.");
                    page.forEach(change -> seen.add(change.seq()));
                    desk.instance().time().sleep(10);
                }
                return seen;
            });
            List<Long> seen = office.answer(reader);
            for (int i = 0; i < seen.size(); i++) {
                Expect.equal("changes", "The change that a reader sees after " + i, i + 1L, seen.get(i));
            }
            Expect.equal("changes", "The changes that a reader sees of twelve", 12, seen.size());
        });
    }

    @Test
    @Check(id = "C6", title = "A commit takes eight calls and one for each chunk, changes one scan", points = 2, hint = "What belongs together is written in one round trip. Who listens is told.")
    void calls(FileStorageSolution solution) {
        Office office = office(solution, Office.setup(solution, Schedule.of(1)), 1L << 30);
        office.cloud().share("eve", Role.EDITOR);
        Caller eve = new Caller("eve", "phone");
        List<String> contents = List.of("one", "two", "three", "one");
        contents.forEach(office::store);
        office.open(eve, Cloud.NS, "up");
        NotificationChannel channel = office.cloud().notifier().channel("phone", Set.of(Cloud.NS));
        int before = office.world().calls().size();
        is("A commit of four chunks", new Committed(1, 1),
                office.commit(eve, new CommitRequest(Cloud.NS, "f", 0, Office.manifest(contents), "op", "up")));
        int calls = office.world().calls().size() - before;
        Expect.that("calls", calls <= 12, "A commit of four chunks takes " + calls + " port calls, 12 are allowed.");
        Wake wake = office.ask("listen", () -> channel.await(1_000));
        is("What a listener hears after a commit", new Wake.Event(Cloud.NS, new NamespaceChanged(Cloud.NS, 1)), wake);
        office.commit(eve, new CommitRequest(Cloud.NS, "f", 0, Office.manifest(contents), "op", "up"));
        before = office.world().calls().size();
        office.changes(eve, 0, 500);
        List<PortCall> made = office.world().calls().subList(before, office.world().calls().size());
        long scans = made.stream().filter(call -> call.operation().startsWith("scan")).count();
        Expect.that("calls", scans == 1 && made.size() <= 4, "changes takes " + scans + " scans and " + made.size() + " port calls; 1 and 4 are allowed.");

        Faults silent = call -> call.port().equals("notifier") ? new Fault.Refused() : Faults.NONE;
        Office deaf = office(solution, Office.setup(solution, Schedule.of(1)).withFaults(silent), 1_000);
        is("A commit when nobody can be told", new Committed(1, 1), deaf.put(ANN, "f", 0, "x", "op"));
    }

    @Test
    @Check(id = "C7", title = "What makes no sense is refused, and what never works is told", points = 1, hint = "IllegalArgumentException; and after eight tries the port's exception.")
    void refusals(FileStorageSolution solution) {
        Office office = office(solution, Office.setup(solution, Schedule.of(1)), 1_000);
        office.asks("misuse", service -> {
            refused("no caller", () -> service.openUpload(null, Cloud.NS, "u"));
            refused("no namespace", () -> service.openUpload(ANN, null, "u"));
            refused("no upload", () -> service.openUpload(ANN, Cloud.NS, null));
            refused("no hashes", () -> service.missing(ANN, "u", null));
            refused("no request", () -> service.commit(ANN, null));
            refused("no caller", () -> service.commit(null, Office.deletion("a", 0, "o")));
            refused("no path", () -> service.commit(ANN, new CommitRequest(Cloud.NS, null, 0, null, "o", null)));
            refused("no opId", () -> service.commit(ANN, new CommitRequest(Cloud.NS, "a", 0, null, null, null)));
            refused("no upload", () -> service.commit(ANN, Office.edit("a", 0, "x", "o", null)));
            refused("a base of -1", () -> service.commit(ANN, Office.deletion("a", -1, "o")));
            refused("a limit of 0", () -> service.changes(ANN, Cloud.NS, 0, 0));
            refused("a limit of 501", () -> service.changes(ANN, Cloud.NS, 0, 501));
            refused("an entry of -1", () -> service.changes(ANN, Cloud.NS, -1, 1));
            refused("no caller", () -> service.changes(null, Cloud.NS, 0, 1));
            return null;
        });
        Faults down = call -> new Fault.Refused();
        Office dead = office(solution, Office.setup(solution, Schedule.of(1)).withFaults(down), 1_000);
        Office.Desk desk = dead.desk("desk");
        Request<?> asked = desk.instance().begin("commit", () -> desk.service().commit(ANN, Office.deletion("a", 0, "o")));
        dead.world().runUntil(() -> asked.state() != Request.State.RUNNING, 600_000);
        Expect.that("answer", asked.state() == Request.State.FAILED, "When no call ever works, a commit is " + asked.state()
                + "; it must let the port's exception escape after eight tries.");
    }

    @Test
    @Check(
            id = "C8",
            title = "An upload stands still while a collector works, and the other way round",
            points = 2,
            hint = "A chunk that is there now may be garbage to somebody. An upload that was open when you looked may be aborted when you write.")
    void collected(FileStorageSolution solution) {
        Collecting.races(Submission.reference(FileStorageSolution.class), solution, Office.setup(solution, Schedule.of(1)));
    }

    private static void refused(String what, Runnable call) {
        Expect.refused("A call with " + what, IllegalArgumentException.class, call);
    }
}
