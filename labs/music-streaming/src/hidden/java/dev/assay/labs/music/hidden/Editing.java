package dev.assay.labs.music.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.RandomSource;
import dev.assay.kit.port.Replica;
import dev.assay.labs.music.Add;
import dev.assay.labs.music.Edit;
import dev.assay.labs.music.Item;
import dev.assay.labs.music.Move;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.Playlist;
import dev.assay.labs.music.PlaylistService;
import dev.assay.labs.music.Remove;
import dev.assay.labs.music.Session;
import dev.assay.labs.music.Shuffle;
import dev.assay.labs.music.Tables;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedReplica;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Playlists that several devices edit, replicas that lag, and a shuffle. */
@Part(id = "D", title = "Playlists and shuffle")
final class Editing {
    private static World.Setup setup(MusicSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName());
    }

    private static RandomStream shuffles(long number) {
        return RandomStream.of(number, "shuffle");
    }

    /** A primary that is watched, replicas, and two instances of the service. */
    private static final class Site {
        private final World world;
        private final SimulatedStore primary;
        private final List<SimulatedReplica> replicas = new ArrayList<>();
        private final Instance[] instances;
        private final PlaylistService[] services;
        private final Map<String, List<Edit>> edits = new LinkedHashMap<>();
        private final Map<String, Long> applied = new LinkedHashMap<>();
        private final List<Playlist> history = new ArrayList<>(List.of(new Playlist(0, List.of(), List.of())));

        Site(MusicSolution solution, World world, int replicaCount, LongSupplier lagMillis) {
            this.world = world;
            this.primary = new SimulatedStore(world, "primary");
            primary.onCommit(changes -> changes.forEach(this::witness));
            for (int i = 0; i < replicaCount; i++) {
                replicas.add(new SimulatedReplica(world, primary, "replica" + i, lagMillis));
            }
            instances = new Instance[] {world.instance("i0"), world.instance("i1")};
            services = new PlaylistService[2];
            for (int i = 0; i < 2; i++) {
                int number = i;
                Runnable build = () -> services[number] = solution.playlists(primary, List.<Replica>copyOf(replicas));
                build.run();
                instances[i].whenDead(build);
            }
        }

        private void witness(SimulatedStore.Change change) {
            Playlist before = change.before() == null ? history.getFirst() : (Playlist) change.before().value();
            Playlist after = (Playlist) change.after().value();
            if (after.revision() != before.revision() + 1) {
                throw new Violation("revision", "After revision " + before.revision() + " comes revision "
                        + after.revision() + ".");
            }
            String op = after.recentOps().isEmpty() ? "" : after.recentOps().getLast();
            if (!edits.containsKey(op) || before.recentOps().contains(op)) {
                throw new Violation("ops", "Revision " + after.revision() + " remembers the edits " + after.recentOps()
                        + "; the last must be the one that "
                        + "was applied.");
            }
            if (applied.putIfAbsent(op, after.revision()) != null) {
                throw new Violation("once", "The edit " + op + " is applied twice.");
            }
            List<String> ops = new ArrayList<>(before.recentOps());
            ops.add(op);
            Expect.equal("ops", "The edits that revision " + after.revision() + " remembers",
                    ops.subList(Math.max(0, ops.size() - PlaylistService.MOST_RECENT_OPS), ops.size()),
                    after.recentOps());
            Expect.equal("items", "The items after " + edits.get(op), fold(before.items(), edits.get(op)),
                    after.items());
            history.add(after);
        }

        /** A device edits through one of the instances, and asks again until it has an answer. */
        Client.Conversation<Long> edit(Client client, int[] instance, Session session, String op, List<Edit> what) {
            edits.put(op, what);
            return client.ask(() -> {
                int number = instance[0]++ % 2;
                return instances[number].begin("edit " + op, () -> services[number].edit(session, "p", op, what));
            });
        }

        Request<Playlist> read(int instance, Session session) {
            return instances[instance].begin("read", () -> services[instance].read(session, "p"));
        }
    }

    /** What edits mean. */
    static List<Item> fold(List<Item> before, List<Edit> edits) {
        List<Item> items = new ArrayList<>(before);
        for (Edit edit : edits) {
            switch (edit) {
                case Add add -> {
                    if (index(items, add.itemId()) < 0) {
                        items.add(place(items, add.afterItemId()), new Item(add.itemId(), add.songId()));
                    }
                }
                case Remove remove -> {
                    int at = index(items, remove.itemId());
                    if (at >= 0) {
                        items.remove(at);
                    }
                }
                case Move move -> {
                    int at = index(items, move.itemId());
                    if (at >= 0 && !move.itemId().equals(move.afterItemId())) {
                        Item item = items.remove(at);
                        items.add(place(items, move.afterItemId()), item);
                    }
                }
            }
        }
        return items;
    }

    private static int place(List<Item> items, String after) {
        int at = after == null ? -1 : index(items, after);
        return after != null && at < 0 ? items.size() : at + 1;
    }

    private static int index(List<Item> items, String id) {
        return IntStream.range(0, items.size()).filter(i -> items.get(i).itemId().equals(id)).findFirst().orElse(-1);
    }

    // -------------------------------------------------------------------------------------------------- D1 and D2

    @Test
    @Check(
            id = "D1",
            title = "Three devices edit at the same time, and calls fail",
            points = 4,
            schedules = 50,
            hint = "Look at the newest revision again when somebody was faster. What you do not know, find out: the row remembers edits.")
    void devices(MusicSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("devices");
            World world = new World(setup(solution, schedule).withLatency(Latency.millis(1, 30))
                    .withFaults(Faults.sometimes(schedule, 100,
                    List.of(new Fault.LostRequest(), new Fault.LostReply(), new Fault.Refused()))));
            Site site = new Site(solution, world, 1, () -> 50);
            Client client = new Client(world, 40, 200);
            Map<String, Client.Conversation<Long>> all = new LinkedHashMap<>();
            for (int device = 0; device < 3; device++) {
                Session session = new Session();
                int[] instance = {device};
                for (int k = 0; k < 8; k++) {
                    String op = "u" + device + "-" + k;
                    List<Edit> what = edits(random, device, k);
                    world.after(k * 60L + random.nextInt(60),
                            () -> all.put(op, site.edit(client, instance, session, op, what)));
                }
            }
            world.runToRest();
            judge(site, all);
        });
    }

    private static List<Edit> edits(RandomStream random, int device, int k) {
        String mine = "i" + device + "-" + k;
        String other = "i" + random.nextInt(3) + "-" + random.nextInt(8);
        List<Edit> what = new ArrayList<>(List.of(new Add(mine, "s" + k, random.chance(300) ? null : other)));
        if (random.chance(400)) {
            what.add(random.chance(300) ? new Remove("i" + device + "-" + random.nextInt(k + 1))
                    : new Move(other, "i" + random.nextInt(3) + "-" + random.nextInt(8)));
        }
        return what;
    }

    private static void judge(Site site, Map<String, Client.Conversation<Long>> all) {
        int acknowledged = 0;
        for (Map.Entry<String, Client.Conversation<Long>> one : all.entrySet()) {
            if (one.getValue().answer().isEmpty()) {
                throw new Violation("answer", "The edit " + one.getKey() + " was asked for "
                        + one.getValue().tries().size() + " times and never answered.");
            }
            acknowledged++;
            Long revision = site.applied.get(one.getKey());
            if (revision == null) {
                throw new Violation("lost", acknowledged + " edits are acknowledged, among them " + one.getKey()
                        + ", which was never applied.");
            }
            long said = one.getValue().answer().get();
            if (said < revision || said >= site.history.size()) {
                throw new Violation("revision", "The edit " + one.getKey() + " is said to be in revision " + said
                        + "; it is in those from " + revision + " on.");
            }
        }
    }

    @Test
    @Check(
            id = "D2",
            title = "An answer is lost, or an effect comes late, at every single call",
            points = 2,
            hint = "The client asks again with the same id. Was it applied already?")
    void everyCall(MusicSolution solution) {
        List<Fault> faults = new ArrayList<>(Fault.COMMON);
        faults.add(new Fault.LateEffect(1_700));
        faults.add(new Fault.Refused());
        new Explorer(setup(solution, Schedule.of(1)).withLatency(Latency.millis(1, 4))).everyCall(faults, world -> {
            Site site = new Site(solution, world, 1, () -> 50);
            Client client = new Client(world, 10, 500);
            Session session = new Session();
            int[] instance = {0};
            Map<String, Client.Conversation<Long>> all = new LinkedHashMap<>();
            all.put("o1", site.edit(client, instance, session, "o1", List.of(new Add("a", "s", null))));
            world.runToRest();
            all.put("o2", site.edit(client, instance, session, "o2",
                    List.of(new Add("b", "s", null), new Move("a", null))));
            all.put("o3", site.edit(client, new int[] {1}, new Session(), "o3", List.of(new Remove("a"))));
            world.runToRest();
            judge(site, all);
        });
    }

    // -------------------------------------------------------------------------------------------------- D3 and D4

    @Test
    @Check(
            id = "D3",
            title = "Who has seen a revision never sees an older one",
            points = 4,
            schedules = 40,
            hint = "A replica's row says how new it is; the session says how new it has to be.")
    void sessions(MusicSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("replicas");
            World world = new World(setup(solution, schedule).withLatency(Latency.millis(1, 10)));
            Site site = new Site(solution, world, 3, () -> random.nextLong(0, 30_001));
            site.replicas.get(2).standsStill(5_000, 200_000);
            Client client = new Client(world, 5, 300);
            List<Session> sessions = List.of(new Session(), new Session(), new Session());
            List<Runnable> checks = new ArrayList<>();
            int[] instance = {0};
            for (int step = 0; step < 40; step++) {
                Session session = sessions.get(random.nextInt(3));
                String op = "o" + step;
                if (step == 0 || random.chance(300)) {
                    Client.Conversation<Long> edit = site.edit(client, instance, session, op,
                            List.of(new Add(op, "s", null)));
                    world.runFor(500);
                    Expect.that("session", edit.answer().isPresent() && session.seen("p") >= edit.answer().get(),
                            "After an edit that made revision " + edit.answer().orElse(-1L)
                            + " its session has seen revision " + session.seen("p") + ".");
                } else {
                    look(site, random.nextInt(2), session);
                }
                world.runFor(random.nextInt(1_500));
            }
        });
        broken(solution);
    }

    private static void look(Site site, int instance, Session session) {
        long seen = session.seen("p");
        Request<Playlist> read = site.read(instance, session);
        site.world.runFor(100);
        Expect.that("answer", read.isAnswered(), "A read is not answered (" + read.state() + ").");
        Playlist playlist = read.result();
        if (playlist.revision() < seen) {
            throw new Violation("session", "A session that has seen revision " + seen + " reads revision "
                    + playlist.revision() + ".");
        }
        Expect.that("absent", playlist.revision() > 0,
                "A playlist that is not at a replica yet is said not to be there.");
        Expect.equal("items", "The items of revision " + playlist.revision() + " as they are read",
                site.history.get((int) playlist.revision()).items(), playlist.items());
        Expect.that("session", session.seen("p") >= playlist.revision(), "A session that reads revision "
                + playlist.revision()
                + " has seen only revision " + session.seen("p") + ".");
    }

    /** A replica that is out of reach, and a playlist that is not there. */
    private static void broken(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)));
        Site site = new Site(solution, world, 2, () -> 0);
        site.replicas.get(0).isDown(0, 100_000);
        for (int i = 0; i < 4; i++) {
            Request<Playlist> nothing = site.read(0, new Session());
            world.runFor(3_000);
            Expect.that("answer", nothing.isAnswered(),
                    "With one of two replicas out of reach, a read is not answered (" + nothing.state() + ").");
            Expect.equal("absent", "A playlist that is not there", new Playlist(0, List.of(), List.of()),
                    nothing.result());
        }
    }

    @Test
    @Check(
            id = "D4",
            title = "Reads are the replicas' work",
            points = 1,
            hint = "One replica after the other; the primary only when it must be.")
    void spread(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)).withLatency(Latency.millis(1, 5)));
        Site site = new Site(solution, world, 3, () -> 20);
        Session writer = new Session();
        site.edit(new Client(world, 1, 1), new int[] {0}, writer, "o", List.of(new Add("a", "s", null)));
        world.runFor(1_000);
        int before = world.calls().size();
        for (int i = 0; i < 120; i++) {
            site.read(0, i % 3 == 0 ? writer : new Session());
            world.runFor(20);
        }
        Map<String, Integer> calls = new LinkedHashMap<>();
        world.calls().subList(before, world.calls().size()).forEach(call -> calls.merge(call.port(), 1, Integer::sum));
        Expect.that("primary", calls.getOrDefault("primary", 0) <= 12,
                "Of 120 reads with replicas that have caught up, the primary is asked "
                + calls.get("primary") + " times.");
        for (int i = 0; i < 3; i++) {
            int asked = calls.getOrDefault("replica" + i, 0);
            Expect.that("turns", asked >= 30, "Of 120 reads, one of three replicas is asked only " + asked + " times.");
        }
    }

    // ------------------------------------------------------------------------------------------------------- D5

    @Test
    @Check(
            id = "D5",
            title = "Missing anchors, edits of nothing, and too many items",
            points = 2,
            hint = "Whoever stands after somebody who is gone stands at the end.")
    void corners(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)));
        Site site = new Site(solution, world, 1, () -> 0);
        Session session = new Session();
        List<List<Edit>> table = List.of(
                List.of(new Add("a", "s1", null), new Add("b", "s1", "a"), new Add("c", "s2", "b"),
                new Add("d", "s3", "c")),
                List.of(new Move("b", "b")),
                List.of(new Move("a", "nobody")),
                List.of(new Move("d", null)),
                List.of(new Move("nobody", "a")),
                List.of(new Add("a", "s9", null)),
                List.of(new Remove("nobody")),
                List.of(new Add("e", "s4", "nobody"), new Remove("c"), new Add("f", "s4", "c")),
                List.of(new Remove("e"), new Add("e", "s5", "d")),
                List.of(new Move("d", "e"), new Move("e", "f")));
        for (int i = 0; i < table.size(); i++) {
            done(site, session, "o" + i, table.get(i));
        }
        for (int i = 0; i < 60; i++) {
            done(site, session, "more" + i, List.of(new Add("m" + i, "s", "m" + (i - 1))));
        }
        long revision = site.history.size() - 1;
        Client.Conversation<Long> again = site.edit(new Client(world, 1, 1), new int[] {0}, new Session(), "more59",
                site.edits.get("more59"));
        world.runFor(10);
        Expect.equal("once", "The revision that an edit says that comes again", revision, again.answer().orElse(-1L));
        Runnable[] bad = {
            () -> site.services[0].edit(null, "p", "x", List.of(new Remove("a"))),
                    () -> site.services[0].edit(session, null, "x", List.of(new Remove("a"))),
            () -> site.services[0].edit(session, "p", null, List.of(new Remove("a"))),
            () -> site.services[0].edit(session, "p", " ", List.of(new Remove("a"))),
            () -> site.services[0].edit(session, "p", "x", null),
            () -> site.services[0].edit(session, "p", "x", List.of()),
            () -> site.services[0].read(null, "p"), () -> site.services[0].read(session, null)};
        for (Runnable call : bad) {
            refused(site, "An edit or a read with something missing", call);
        }
        full(solution);
    }

    private static void done(Site site, Session session, String op, List<Edit> what) {
        Client.Conversation<Long> edit = site.edit(new Client(site.world, 1, 1), new int[] {0}, session, op, what);
        site.world.runFor(10);
        Expect.equal("revision", "The revision that " + what + " makes", (long) site.history.size() - 1,
                edit.answer().orElse(-1L));
        Expect.that("applied", site.applied.containsKey(op), "The edit " + what + " makes no revision.");
    }

    private static void refused(Site site, String what, Runnable call) {
        Request<Boolean> request = site.instances[0].begin("refused", () -> {
            Expect.refused(what, IllegalArgumentException.class, call);
            return true;
        });
        site.world.runFor(100);
        Expect.that("answer", request.isAnswered(), what + " is not answered.");
    }

    private static void full(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)));
        Site site = new Site(solution, world, 1, () -> 0);
        List<Item> items = IntStream.range(0, PlaylistService.MOST_ITEMS - 1).mapToObj(i -> new Item("i" + i,
                "s")).toList();
        site.primary.seed(Tables.PLAYLISTS, "p", new Playlist(0, items, List.of()));
        site.edits.put("last", List.of(new Add("z", "s", null)));
        Session session = new Session();
        Request<Long> last = site.instances[0].begin("last",
                () -> site.services[0].edit(session, "p", "last", List.of(new Add("z", "s", null))));
        world.runFor(10);
        Expect.that("limit", last.isAnswered(), "The 10,000th item is not added.");
        refused(site, "The 10,001st item", () -> site.services[0].edit(session, "p", "more", List.of(new Add("y", "s",
                null))));
        Expect.equal("limit", "The revision after an edit that was refused", 1L,
                site.primary.committed(Tables.PLAYLISTS, "p").value().revision());
    }

    // -------------------------------------------------------------------------------------------------- D6 and D7

    private static final int SHUFFLES = 24_000;

    /**
     * The quantile of 1 in 10^9 of chi-square with 23 degrees of freedom is 89.1. The draws are fixed, so that luck
     * plays no part.
     */
    static final double MOST_CHI_SQUARE = 95;

    @Test
    @Check(
            id = "D6",
            title = "Every order is as likely as any other",
            points = 2,
            hint = "With n outcomes n times there are n^n ways, and n! does not divide them. Exchange with what is left only.")
    void fair(MusicSolution solution) {
        Shuffle shuffle = solution.shuffle();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < SHUFFLES; i++) {
            counts.merge(String.join("", shuffle.of(List.of("A", "B", "C", "D"), shuffles(i))), 1, Integer::sum);
        }
        double even = SHUFFLES / 24.0;
        double chiSquare = (24 - counts.size()) * even;
        String often = "";
        String seldom = "";
        for (Map.Entry<String, Integer> order : counts.entrySet()) {
            chiSquare += (order.getValue() - even) * (order.getValue() - even) / even;
            often = often.isEmpty() || order.getValue() > counts.get(often) ? order.getKey() : often;
            seldom = seldom.isEmpty() || order.getValue() < counts.get(seldom) ? order.getKey() : seldom;
        }
        Expect.that("fair", counts.size() == 24 && chiSquare < MOST_CHI_SQUARE, "Of " + SHUFFLES
                + " shuffles of ABCD, the order " + often + " appears "
                + counts.get(often) + " times and " + (counts.size() < 24 ? (24 - counts.size()) + " orders never."
                : seldom + " " + counts.get(seldom) + " times."));
        for (int n : new int[] {0, 1, 2, 1_000}) {
            List<Integer> order = new ArrayList<>(shuffle.of(IntStream.range(0, n).boxed().toList(), shuffles(7)));
            order.sort(null);
            Expect.equal("shuffle", "A shuffled list of " + n + " tracks, sorted",
                    IntStream.range(0, n).boxed().toList(), order);
        }
    }

    @Test
    @Check(id = "D7", title = "The same chance gives the same order", points = 1,
            hint = "All chance comes from what was given.")
    void repeatable(MusicSolution solution) {
        List<Integer> tracks = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
        tracks.addAll(tracks);
        List<Integer> before = List.copyOf(tracks);
        Shuffle shuffle = solution.shuffle();
        List<Integer> one = shuffle.of(tracks, shuffles(3));
        List<Integer> again = shuffle.of(tracks, shuffles(3));
        List<Integer> other = shuffle.of(tracks, shuffles(4));
        Expect.equal("shuffle", "A second shuffle with the same random numbers", List.copyOf(one), List.copyOf(again));
        Expect.that("shuffle", !one.equals(other), "Other random numbers give the same order.");
        Expect.equal("shuffle", "The list that was given", before, tracks);
        Expect.equal("shuffle", "A shuffled list in which every track is twice, sorted",
                before.stream().sorted().toList(),
                one.stream().sorted().toList());
        RandomSource constant = shuffles(1);
        for (Runnable call : Arrays.<Runnable>asList(() -> shuffle.of(null, constant),
                () -> shuffle.of(List.of(1), null))) {
            Expect.refused("A shuffle of nothing or without chance", IllegalArgumentException.class, call);
        }
    }
}
