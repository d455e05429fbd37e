package dev.assay.labs.music.testbed;

import dev.assay.labs.music.EdgeConfig;
import dev.assay.labs.music.EdgeRequest;
import dev.assay.labs.music.EdgeResponse;
import dev.assay.labs.music.EdgeServer;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.Origin;
import dev.assay.labs.music.SegmentCache;
import dev.assay.labs.music.SignedCookie;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedFibers;
import dev.assay.simulator.service.World;

/** A machine at the edge. */
public final class EdgeSite {
    /** As in the lab's text. */
    public static final EdgeConfig CONFIG = new EdgeConfig(10_000, 60_000);

    private final Signatures signatures = new Signatures();
    private final Instance instance;
    private final EdgeServer edge;

    /** A machine. */
    public EdgeSite(MusicSolution solution, World world, String name, Origin origin, SegmentCache cache) {
        this.instance = world.instance(name);
        this.edge = solution.edge(CONFIG, origin, cache, signatures, instance.time(),
                new SimulatedFibers(world, instance));
    }

    /** What runs on it. */
    public EdgeServer server() {
        return edge;
    }

    /** A listener whose cookie covers everything asks for a path, now. */
    public Request<EdgeResponse> get(String path) {
        return get(path, signatures.cookie("/hls/*", Long.MAX_VALUE / 2));
    }

    /** A listener asks for a path, now. */
    public Request<EdgeResponse> get(String path, SignedCookie cookie) {
        return instance.begin("get " + path, () -> edge.get(new EdgeRequest(path, cookie)));
    }
}
