package dev.assay.labs.music.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.music.Body;
import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.CacheStatus;
import dev.assay.labs.music.EdgeResponse;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.OriginResponse;
import dev.assay.labs.music.SegmentCache;
import dev.assay.labs.music.SignedCookie;
import dev.assay.labs.music.testbed.EdgeSite;
import dev.assay.labs.music.testbed.ScriptedOrigin;
import dev.assay.labs.music.testbed.Signatures;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The edge: with the reference's cache, and with one that keeps nothing. */
@Part(id = "C", title = "Cache and edge")
final class Edges {
    private static final String SEGMENT = "/hls/s1/r1/64k/000.ts";
    private static final String LIST = "/hls/s1/r1/master.m3u8";

    private static World.Setup setup(MusicSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName());
    }

    private static SegmentCache goodCache() {
        return Submission.reference(MusicSolution.class).cache(10_000_000);
    }

    /** Keeps nothing. */
    private static final class Sieve implements SegmentCache {
        @Override
        public Optional<CacheEntry> get(String path) {
            return Optional.empty();
        }

        @Override
        public void put(String path, CacheEntry entry) {}

        @Override
        public long usedBytes() {
            return 0;
        }
    }

    private static EdgeResponse result(Request<EdgeResponse> request) {
        if (!request.isAnswered()) {
            throw new Violation("answer", "A request (" + request.what() + ") is not answered: " + request.state()
                    + ".");
        }
        return request.result();
    }

    private static EdgeResponse now(World world, EdgeSite edge, String path) {
        Request<EdgeResponse> request = edge.get(path);
        world.runFor(0);
        return result(request);
    }

    private static EdgeResponse ok(String etag, CacheStatus status) {
        return new EdgeResponse(200, new Body(etag, 48_000), status);
    }

    // ------------------------------------------------------------------------------------------------------- C5

    @Test
    @Check(
            id = "C5",
            title = "A thundering herd makes one fetch a path",
            points = 4,
            schedules = 40,
            hint = "Say that you are fetching before you fetch. Who waits shares the answer, not what the cache has kept of it.")
    void herd(MusicSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            herd(solution, schedule, goodCache(), true);
            herd(solution, schedule, new Sieve(), false);
        });
    }

    private static void herd(MusicSolution solution, Schedule schedule, SegmentCache cache, boolean isKept) {
        RandomStream random = schedule.stream("herd");
        World world = new World(setup(solution, schedule).withLatency(Latency.millis(1, 60)));
        ScriptedOrigin origin = new ScriptedOrigin(world);
        EdgeSite edge = new EdgeSite(solution, world, "edge", origin, cache);
        List<Request<EdgeResponse>> requests = new ArrayList<>();
        List<String> etags = new ArrayList<>();
        for (int path = 0; path < 5; path++) {
            origin.has("/hls/s" + path + "/r1/64k/000.ts", "e" + path, 48_000);
        }
        for (int i = 0; i < 100; i++) {
            int path = random.nextInt(5);
            world.after(random.nextInt(90), () -> {
                etags.add("e" + path);
                requests.add(edge.get("/hls/s" + path + "/r1/64k/000.ts"));
            });
        }
        world.runToRest();
        int missed = 0;
        for (int i = 0; i < requests.size(); i++) {
            EdgeResponse response = result(requests.get(i));
            missed += response.cache() == CacheStatus.MISS ? 1 : 0;
            CacheStatus from = response.cache();
            boolean isPossible = from == CacheStatus.MISS || from == CacheStatus.COALESCED || from == CacheStatus.HIT
                    && isKept;
            Expect.equal("herd", "One of the answers to 100 requests at the same time"
                    + (isKept ? "" : ", with a cache that keeps nothing"),
                    ok(etags.get(i), isPossible ? from : CacheStatus.COALESCED), response);
        }
        Expect.equal("coalesce", "The number of answers that are a MISS, against fetches", origin.fetches(), missed);
        if (isKept) {
            Expect.equal("coalesce", "Fetches for 100 requests of 5 paths", 5, origin.fetches());
        }
    }

    // ------------------------------------------------------------------------------------------------------- C6

    @Test
    @Check(
            id = "C6",
            title = "The fetch that everybody waits for fails",
            points = 3,
            hint = "Whatever becomes of the fetch, tell those who wait, and forget it.")
    void failingLeader(MusicSolution solution) {
        for (int followers : new int[] {0, 1, 7, 50}) {
            for (boolean isSilent : new boolean[] {true, false}) {
                World world = new World(setup(solution, Schedule.of(1)).withLatency(Latency.millis(20, 20)));
                ScriptedOrigin origin = new ScriptedOrigin(world);
                origin.has(SEGMENT, "a", 48_000);
                EdgeSite edge = new EdgeSite(solution, world, "edge", origin, goodCache());
                if (isSilent) {
                    origin.isDown(0, 1_500);
                } else {
                    origin.says(503);
                }
                List<Request<EdgeResponse>> requests = new ArrayList<>();
                for (int i = 0; i <= followers; i++) {
                    requests.add(edge.get(SEGMENT));
                }
                world.runFor(2_000);
                long waiting = requests.stream().filter(request -> !request.isAnswered()).count();
                if (waiting > 0) {
                    throw new Violation("answer", waiting + " of " + (followers + 1)
                            + " requests are not answered a second after the fetch has failed.");
                }
                for (Request<EdgeResponse> request : requests) {
                    Expect.equal("answer", "The status after the origin " + (isSilent ? "gave no answer" : "said 503"),
                            503, request.result().status());
                }
                Expect.equal("coalesce", "Fetches of " + (followers + 1) + " requests at the same time", 1,
                        origin.fetches());
                origin.says(200);
                Request<EdgeResponse> next = edge.get(SEGMENT);
                world.runFor(2_000);
                Expect.equal("recovery", "The answer once the origin is well", ok("a", CacheStatus.MISS), result(next));
            }
        }
    }

    // ------------------------------------------------------------------------------------------------------- C7

    @Test
    @Check(
            id = "C7",
            title = "Fresh, expired, stale, not there: to the millisecond",
            points = 4,
            hint = "Expired entries are asked about with their etag. An error is never an entry.")
    void times(MusicSolution solution) {
        fresh(solution);
        notThere(solution);
        stale(solution);
    }

    private static void says(World world, EdgeSite edge, String path, String when, EdgeResponse wanted) {
        EdgeResponse is = now(world, edge, path);
        Expect.equal("times", "The answer " + when, wanted, is);
    }

    private static void fresh(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)));
        ScriptedOrigin origin = new ScriptedOrigin(world);
        origin.has(LIST, "a", 48_000);
        EdgeSite edge = new EdgeSite(solution, world, "edge", origin, goodCache());
        says(world, edge, LIST, "to the first request", ok("a", CacheStatus.MISS));
        world.runFor(29_999);
        says(world, edge, LIST, "29.999 s after a playlist was fetched (fresh for 30 s)", ok("a", CacheStatus.HIT));
        world.runFor(1);
        says(world, edge, LIST, "30 s after a playlist was fetched", ok("a", CacheStatus.MISS));
        Expect.equal("etag", "Answers 'not modified' of the origin, when an expired playlist is asked for", 1,
                origin.revalidated());
        world.runFor(29_999);
        says(world, edge, LIST, "29.999 s after 'not modified'", ok("a", CacheStatus.HIT));
        origin.has(LIST, "b", 48_000);
        world.runFor(1);
        says(world, edge, LIST, "after the playlist has changed and expired", ok("b", CacheStatus.MISS));
        says(world, edge, LIST, "a moment later", ok("b", CacheStatus.HIT));
        Expect.equal("times", "Fetches of the playlist", 3, origin.fetches(LIST));
        origin.hasNot(LIST);
        world.runFor(30_000);
        says(world, edge, LIST, "after the playlist has gone and expired",
                new EdgeResponse(404, null, CacheStatus.MISS));
        says(world, edge, LIST, "a moment later", new EdgeResponse(404, null, CacheStatus.HIT));
    }

    private static void notThere(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)));
        ScriptedOrigin origin = new ScriptedOrigin(world);
        EdgeSite edge = new EdgeSite(solution, world, "edge", origin, goodCache());
        EdgeResponse missing = new EdgeResponse(404, null, CacheStatus.MISS);
        says(world, edge, SEGMENT, "for what is not there", missing);
        origin.has(SEGMENT, "a", 48_000);
        world.runFor(9_999);
        says(world, edge, SEGMENT, "9.999 s after a 404 (kept for 10 s)", new EdgeResponse(404, null, CacheStatus.HIT));
        world.runFor(1);
        says(world, edge, SEGMENT, "10 s after a 404", ok("a", CacheStatus.MISS));
        world.runFor(ScriptedOrigin.SEGMENT_MS - 1);
        says(world, edge, SEGMENT, "a day less a millisecond later", ok("a", CacheStatus.HIT));
        String other = SEGMENT + "x";
        says(world, edge, other, "for another that is not there", missing);
        world.runFor(10_000);
        origin.says(500);
        says(world, edge, other, "when a 404 has expired and the origin says 500",
                new EdgeResponse(503, null, CacheStatus.MISS));
    }

    private static void stale(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)));
        ScriptedOrigin origin = new ScriptedOrigin(world);
        origin.has(LIST, "a", 48_000);
        EdgeSite edge = new EdgeSite(solution, world, "edge", origin, goodCache());
        EdgeResponse error = new EdgeResponse(503, null, CacheStatus.MISS);
        origin.says(503);
        says(world, edge, LIST, "when the origin says 503 at the first request", error);
        origin.says(200);
        says(world, edge, LIST, "a moment later, the origin being well", ok("a", CacheStatus.MISS));
        origin.says(502);
        world.runFor(29_999);
        says(world, edge, LIST, "while it is fresh and the origin says 502", ok("a", CacheStatus.HIT));
        world.runFor(1);
        says(world, edge, LIST, "when it has expired and the origin says 502", ok("a", CacheStatus.STALE));
        Expect.equal("stale", "Fetches so far", 3, origin.fetches(LIST));
        says(world, edge, LIST, "a moment later", ok("a", CacheStatus.STALE));
        Expect.equal("stale", "Fetches after two stale answers", 4, origin.fetches(LIST));
        world.runFor(59_999);
        says(world, edge, LIST, "when it has expired 59.999 s ago (60 s are tolerated)", ok("a", CacheStatus.STALE));
        world.runFor(1);
        says(world, edge, LIST, "when it has expired 60 s ago", error);
        origin.says(200);
        says(world, edge, LIST, "once the origin is well", ok("a", CacheStatus.MISS));
        // Now it gives no answer at all, which is known a second later.
        origin.isDown(world.nowMillis() + 1, world.nowMillis() + 200_000);
        world.runFor(88_000);
        Request<EdgeResponse> early = edge.get(LIST);
        Request<EdgeResponse> shared = edge.get(LIST);
        world.runFor(1_000);
        Expect.equal("stale", "The answer when the origin is silent and the playlist has expired 59 s ago",
                ok("a", CacheStatus.STALE), result(early));
        Expect.equal("stale", "The answer to who came at the same time", ok("a", CacheStatus.COALESCED),
                result(shared));
        world.runFor(500);
        Request<EdgeResponse> late = edge.get(LIST);
        world.runFor(1_000);
        Expect.equal("stale", "The answer when, at the moment of answering, it has expired 60.5 s ago", error,
                result(late));
    }

    // ------------------------------------------------------------------------------------------------------- C8

    /** A request that must be refused. */
    private record Refused(String what, int status, String path, SignedCookie cookie) {}

    @Test
    @Check(
            id = "C8",
            title = "Who may hear what, and that it is no part of what is cached",
            points = 2,
            hint = "First the path, then the cookie, and only then the cache; the cache is asked by path.")
    void cookies(MusicSolution solution) {
        Signatures signatures = new Signatures();
        World world = new World(setup(solution, Schedule.of(1)));
        ScriptedOrigin origin = new ScriptedOrigin(world);
        origin.has(SEGMENT, "a", 48_000);
        EdgeSite edge = new EdgeSite(solution, world, "edge", origin, goodCache());
        world.runFor(5_000);
        SignedCookie good = signatures.cookie("/hls/s1/*", 5_001);
        List<Refused> all = List.of(
                new Refused("no cookie", 403, SEGMENT, null),
                new Refused("a cookie that expires now", 403, SEGMENT, signatures.cookie("/hls/s1/*", 5_000)),
                new Refused("a cookie that has expired", 403, SEGMENT, signatures.cookie("/hls/s1/*", 1)),
                new Refused("a cookie whose time was changed", 403, SEGMENT,
                new SignedCookie("/hls/s1/*", 9_000, good.signatureHex())),
                new Refused("a cookie whose resource was changed", 403, SEGMENT,
                new SignedCookie("/hls/*", 5_001, good.signatureHex())),
                new Refused("a cookie without a signature", 403, SEGMENT, new SignedCookie("/hls/s1/*", 5_001, null)),
                new Refused("a cookie with another signature", 403, SEGMENT,
                new SignedCookie("/hls/s1/*", 5_001, "0".repeat(64))),
                new Refused("another song's cookie", 403, SEGMENT, signatures.cookie("/hls/s2/*", 9_000)),
                new Refused("the cookie of s1 for s10", 403, "/hls/s10/r1/64k/000.ts", good),
                new Refused("a cookie for a path without a star", 403, SEGMENT, signatures.cookie(SEGMENT, 9_000)),
                new Refused("a cookie for nothing", 403, SEGMENT, signatures.cookie(null, 9_000)),
                new Refused("a path outside", 400, "/img/s1/cover.jpg", signatures.cookie("/*", 9_000)),
                new Refused("no path", 400, null, good),
                new Refused("a path with ..", 400, "/hls/s1/../s2/r1/64k/000.ts", good),
                new Refused("a path with //", 400, "/hls/s1//r1/64k/000.ts", good),
                new Refused("a path with a control character", 400, "/hls/s1/\u0007.ts", good),
                new Refused("a path with a line break", 400, "/hls/s1/a\n.ts", good),
                new Refused("a bad path and no cookie", 400, "/hls/s1/../x", null));
        for (int round = 0; round < 2; round++) {
            for (Refused refused : all) {
                Request<EdgeResponse> request = edge.get(refused.path(), refused.cookie());
                world.runFor(0);
                Expect.equal("cookie", "The answer to " + refused.what()
                        + (round == 1 ? ", for what is in the cache" : ""),
                        new EdgeResponse(refused.status(), null, CacheStatus.NONE), result(request));
            }
            Expect.equal("cookie", "Fetches for requests that are refused", round, origin.fetches());
            Request<EdgeResponse> first = edge.get(SEGMENT, good);
            world.runFor(0);
            Expect.equal("cookie", "The answer to a cookie that is good for one more millisecond", 200,
                    result(first).status());
            Request<EdgeResponse> second = edge.get(SEGMENT, signatures.cookie("/hls/s1/r1/*", 8_000));
            world.runFor(0);
            Expect.equal("key", "The answer to another listener", ok("a", CacheStatus.HIT), result(second));
        }
        Expect.equal("key", "Fetches for two listeners of one segment", 1, origin.fetches());
        Expect.refused("A request that is null", IllegalArgumentException.class, () -> edge.server().get(null));
        Expect.refused("fetch(path, null)", IllegalArgumentException.class, () -> edge.server().fetch(SEGMENT, null));
    }

    // ------------------------------------------------------------------------------------------------------- C9

    @Test
    @Check(
            id = "C9",
            title = "Eight edges behind a shield make one fetch",
            points = 1,
            hint = "A shield is an edge that answers edges: it tells how long its entry stays fresh, and knows etags.")
    void shield(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)).withLatency(Latency.millis(5, 40)));
        ScriptedOrigin origin = new ScriptedOrigin(world);
        origin.has(LIST, "a", 48_000);
        EdgeSite shield = new EdgeSite(solution, world, "shield", origin, goodCache());
        List<Request<EdgeResponse>> requests = new ArrayList<>();
        List<EdgeSite> edges = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            EdgeSite edge = new EdgeSite(solution, world, "edge" + i, shield.server(), goodCache());
            edges.add(edge);
            for (int k = 0; k < 30; k++) {
                world.after(k, () -> requests.add(edge.get(LIST)));
            }
        }
        world.runToRest();
        for (Request<EdgeResponse> request : requests) {
            Expect.equal("shield", "The status of an answer", 200, result(request).status());
        }
        Expect.equal("shield", "Fetches of 240 requests to 8 edges behind a shield", 1, origin.fetches());
        quietShield(solution);
    }

    private static void quietShield(MusicSolution solution) {
        World world = new World(setup(solution, Schedule.of(1)));
        ScriptedOrigin origin = new ScriptedOrigin(world);
        origin.has(LIST, "a", 48_000);
        EdgeSite shield = new EdgeSite(solution, world, "shield", origin, goodCache());
        Body body = new Body("a", 48_000);
        asked(world, shield, LIST, "", "at first", new OriginResponse(200, body, 30_000));
        world.runFor(10_000);
        asked(world, shield, LIST, "", "10 s later", new OriginResponse(200, body, 20_000));
        asked(world, shield, LIST, "a", "to an edge that has it", new OriginResponse(304, null, 20_000));
        asked(world, shield, LIST, "z", "to an edge that has another", new OriginResponse(200, body, 20_000));
        asked(world, shield, "/hls/x", "", "for what is not there", new OriginResponse(404, null, 10_000));
        asked(world, shield, "/img/x", "", "for a bad path", new OriginResponse(400, null, 0));
        world.runFor(21_000);
        origin.says(503);
        asked(world, shield, LIST, "", "when it is stale", new OriginResponse(200, body, 0));
        asked(world, shield, "/hls/y", "", "when the origin says 503", new OriginResponse(503, null, 0));
    }

    private static void asked(World world, EdgeSite shield, String path, String etag, String when,
            OriginResponse wanted) {
        Request<OriginResponse> request = world.instance("child").begin("fetch", () -> shield.server().fetch(path,
                etag.isEmpty() ? Optional.empty() : Optional.of(etag)));
        world.runFor(0);
        Expect.that("answer", request.isAnswered(), "A shield does not answer.");
        Expect.equal("shield", "A shield's answer " + when, wanted, request.result());
    }
}
