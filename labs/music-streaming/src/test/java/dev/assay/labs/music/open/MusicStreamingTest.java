package dev.assay.labs.music.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;
import dev.assay.labs.music.Add;
import dev.assay.labs.music.AudioFormat;
import dev.assay.labs.music.Body;
import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.CacheStatus;
import dev.assay.labs.music.CatalogSearch;
import dev.assay.labs.music.CountedPlay;
import dev.assay.labs.music.EdgeResponse;
import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.Item;
import dev.assay.labs.music.Move;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.PlayCounter;
import dev.assay.labs.music.PlayEvent;
import dev.assay.labs.music.Playlist;
import dev.assay.labs.music.PlaylistService;
import dev.assay.labs.music.Segment;
import dev.assay.labs.music.SegmentCache;
import dev.assay.labs.music.Session;
import dev.assay.labs.music.Song;
import dev.assay.labs.music.SongStatus;
import dev.assay.labs.music.testbed.Alphabet;
import dev.assay.labs.music.testbed.BandwidthTrace;
import dev.assay.labs.music.testbed.Collapse;
import dev.assay.labs.music.testbed.Device;
import dev.assay.labs.music.testbed.EdgeSite;
import dev.assay.labs.music.testbed.Listening;
import dev.assay.labs.music.testbed.Networks;
import dev.assay.labs.music.testbed.ScriptedOrigin;
import dev.assay.labs.music.testbed.Studio;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedReplica;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Twelve examples to work with. The hidden tests ask the same questions under harder conditions. */
@Part(id = "P", title = "Public tests")
final class MusicStreamingTest {
    private static final AbrConfig OFFER = new AbrConfig(List.of(64, 128, 320), 6_000, 30_000);

    /** What perfect foresight makes of {@link #networks}, from {@link dev.assay.labs.music.testbed.Foresight}. */
    private static final double BEST_WORTH = 872.44;

    private static World world(MusicSolution solution, Schedule schedule) {
        return new World(World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1,
                5)));
    }

    private static List<BandwidthTrace> networks() {
        return Networks.all(1, 2);
    }

    @Test
    @Check(id = "P1", title = "Twenty seconds are four segments", hint = "258 frames of 1,024 samples are 5.990748 s.")
    void segments(MusicSolution solution) {
        HlsWriter writer = solution.hlsWriter();
        AudioFormat aac = new AudioFormat(44_100, 1_024);
        Expect.equal("plan", "The plan of 862 frames with a target of 6 s", List.of(258, 258, 258, 88),
                writer.planSegments(862, aac, 6_000_000));
        Expect.equal("durations", "The durations of these segments",
                List.of(5_990_748L, 5_990_749L, 5_990_748L, 2_043_356L),
                writer.durationsMicros(List.of(258, 258, 258, 88), aac));
        Expect.equal("playlist", "The playlist of two segments", """
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-TARGETDURATION:6
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-MEDIA-SEQUENCE:0
                #EXTINF:5.990748,
                64k/000.ts
                #EXTINF:2.043356,
                64k/001.ts
                #EXT-X-ENDLIST
                """, writer.media(List.of(new Segment("64k/000.ts", 5_990_748), new Segment("64k/001.ts", 2_043_356))));
    }

    @Test
    @Check(id = "P2", title = "A song that is uploaded can be played soon", hint = "READY comes last.")
    void publish(MusicSolution solution) {
        World world = world(solution, Schedule.of(1));
        Studio studio = new Studio(solution, solution.hlsWriter(), world);
        studio.queue().add(studio.uploaded("s1", 1, "la la la"));
        studio.worker("w0");
        world.runFor(20_000);
        Expect.equal("published", "The song's status", SongStatus.READY, studio.song("s1").status());
        Expect.equal("queue", "The number of jobs left in the queue", 0, studio.queue().size());
    }

    @Test
    @Check(id = "P3", title = "A track of ten segments is heard from beginning to end",
            hint = "One fetch at a time; wait while the buffer is full.")
    void listens(MusicSolution solution) {
        Device device = new Device(context -> solution.player(context, solution.abr(OFFER), OFFER), OFFER, 10, 2_000,
                BandwidthTrace.steady(450),
                Device.Weather.FAIR).listen(600_000);
        Expect.equal("order", "The number of segments that were heard", 10, device.appended());
    }

    @Test
    @Check(id = "P4", title = "A jump to 0:27", hint = "Flush, cancel, and fetch segment 4.")
    void jumps(MusicSolution solution) {
        Device device = new Device(context -> solution.player(context, solution.abr(OFFER), OFFER), OFFER, 10, 2_000,
                BandwidthTrace.steady(450),
                Device.Weather.FAIR);
        device.later(8_000, () -> device.seek(27_000));
        device.listen(600_000);
        Expect.that("order", device.appended() >= 6, "After the jump only " + device.appended()
                + " segments were heard.");
    }

    @Test
    @Check(
            id = "P5",
            title = "What listeners get on eight kinds of networks",
            hint = "Look at the numbers: what is heard against perfect foresight, silence, and silence when the network collapses.")
    void adapts(MusicSolution solution) {
        double worth = 0;
        double silence = 0;
        for (BandwidthTrace trace : networks()) {
            Listening.Heard heard = Listening.of(solution.abr(OFFER), OFFER, trace);
            worth += heard.worth();
            silence += heard.stallMs() / 1_000.0 / 2;
        }
        long collapse = 0;
        for (int percent : new int[] {10, 25, 50}) {
            collapse = Math.max(collapse, Collapse.longest(() -> solution.abr(OFFER), OFFER, percent));
        }
        String numbers = String.format(Locale.ROOT,
                "%.2f of the best, %.1f s of silence over eight networks, %.1f s when the network collapses",
                worth / BEST_WORTH, silence, collapse / 1_000.0);
        System.out.println("Adaptive bit rate: " + numbers);
        Expect.that("abr", worth / BEST_WORTH >= 0.5 && silence <= 25, "Listeners get " + numbers + ".");
    }

    @Test
    @Check(id = "P6", title = "A cache never holds more than it can", hint = "usedBytes() is the sum of the weights.")
    void capacity(MusicSolution solution) {
        SegmentCache cache = solution.cache(10);
        for (int i = 0; i < 100; i++) {
            cache.put("/hls/s" + i % 7, new CacheEntry(200, new Body("e" + i, 1 + i % 5), 1));
            Expect.that("capacity", cache.usedBytes() <= 10, "The cache of 10 bytes holds " + cache.usedBytes() + ".");
        }
    }

    @Test
    @Check(id = "P7", title = "The second listener is served from the cache",
            hint = "MISS, then HIT; those at the same time share one fetch.")
    void hitAfterMiss(MusicSolution solution) {
        World world = world(solution, Schedule.of(1));
        ScriptedOrigin origin = new ScriptedOrigin(world);
        origin.has("/hls/s1/r1/64k/000.ts", "a", 48_000);
        EdgeSite edge = new EdgeSite(solution, world, "edge", origin, solution.cache(1_000_000));
        Request<EdgeResponse> first = edge.get("/hls/s1/r1/64k/000.ts");
        Request<EdgeResponse> meanwhile = edge.get("/hls/s1/r1/64k/000.ts");
        world.runToRest();
        Request<EdgeResponse> second = edge.get("/hls/s1/r1/64k/000.ts");
        Request<EdgeResponse> stranger = edge.get("/hls/s1/r1/64k/000.ts", null);
        world.runToRest();
        Body body = new Body("a", 48_000);
        Expect.equal("edge", "The first answer", new EdgeResponse(200, body, CacheStatus.MISS), first.result());
        Expect.equal("edge", "The answer at the same time", new EdgeResponse(200, body, CacheStatus.COALESCED),
                meanwhile.result());
        Expect.equal("edge", "The answer a moment later", new EdgeResponse(200, body, CacheStatus.HIT),
                second.result());
        Expect.equal("edge", "The answer without a cookie", new EdgeResponse(403, null, CacheStatus.NONE),
                stranger.result());
    }

    @Test
    @Check(id = "P8", title = "Three songs in a playlist, and one moves",
            hint = "After which item, not to which position.")
    void edits(MusicSolution solution) {
        World world = world(solution, Schedule.of(1));
        SimulatedStore store = new SimulatedStore(world, "primary");
        PlaylistService service = solution.playlists(store, List.of(new SimulatedReplica(world, store, "replica",
                () -> 100)));
        Session session = new Session();
        Request<Playlist> read = world.instance("i0").begin("edits", () -> {
            service.edit(session, "p", "op1", List.of(new Add("a", "s1", null), new Add("b", "s2", "a"), new Add("c",
                    "s3", "b")));
            service.edit(session, "p", "op2", List.of(new Move("c", "a")));
            service.edit(session, "p", "op2", List.of(new Move("c", "a")));
            return service.read(session, "p");
        });
        world.runToRest();
        Expect.equal("playlist", "The playlist", List.of(new Item("a", "s1"), new Item("c", "s3"), new Item("b", "s2")),
                read.result().items());
        Expect.equal("playlist", "Its revision", 2L, read.result().revision());
    }

    @Test
    @Check(id = "P9", title = "A shuffle loses nothing and leaves the list as it was", hint = "Copy it first.")
    void shuffles(MusicSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            List<Integer> tracks = new ArrayList<>(List.of(1, 2, 3, 4, 5));
            List<Integer> order = new ArrayList<>(solution.shuffle().of(tracks, schedule.stream("shuffle")));
            Expect.equal("shuffle", "The list that was given", List.of(1, 2, 3, 4, 5), tracks);
            order.sort(null);
            Expect.equal("shuffle", "The shuffled list, sorted", tracks, order);
        });
    }

    @Test
    @Check(id = "P10", title = "A song with strange letters is found",
            hint = "D with stroke is a letter of its own for Unicode.")
    void searches(MusicSolution solution) {
        CatalogSearch search = solution.search(new Alphabet());
        Song song = new Song("1", "\u0110\u01b0\u1eddng v\u1ec1 nh\u00e0", "V\u00fc", 5);
        search.upsert(song);
        search.upsert(new Song("2", "Duong", "Somebody", 9));
        Expect.equal("search", "What is found for 'duong ve nh'", List.of(song), search.search("duong ve nh", 10, 0));
        Expect.equal("search", "What is found for 'VU DU'", List.of(song), search.search("VU DU", 10, 0));
    }

    @Test
    @Check(id = "P11", title = "31 seconds are a play", hint = "Count while it plays.")
    void counts(MusicSolution solution) {
        PlayCounter plays = solution.plays();
        Expect.equal("plays", "The first event", Optional.empty(),
                plays.accept(new PlayEvent.Started("p", 1, 1_000, "u", "s", 200_000)));
        Expect.equal("plays", "A pause after 20 s", Optional.empty(),
                plays.accept(new PlayEvent.Paused("p", 2, 21_000)));
        Expect.equal("plays", "Going on a minute later", Optional.empty(),
                plays.accept(new PlayEvent.Resumed("p", 3, 81_000)));
        Expect.equal("plays", "The end 11 s later", Optional.of(new CountedPlay("p", "u", "s")),
                plays.accept(new PlayEvent.Ended("p", 4, 92_000)));
    }

    @Test
    @Check(id = "P12", title = "A song at 128 kbit/s: 3 MB are 187.5 s", hint = "A byte has eight bits.")
    void estimates(MusicSolution solution) {
        double seconds = solution.estimates().songSeconds(3_000_000, 128);
        Expect.that("estimate", seconds > 185 && seconds < 190, "3 MB at 128 kbit/s are said to play " + seconds
                + " s.");
    }
}
