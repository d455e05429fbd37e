package music;

import dev.assay.kit.port.Fibers;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Promise;
import dev.assay.kit.port.Signer;
import dev.assay.kit.port.Time;
import dev.assay.labs.music.Body;
import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.CacheStatus;
import dev.assay.labs.music.EdgeConfig;
import dev.assay.labs.music.EdgeRequest;
import dev.assay.labs.music.EdgeResponse;
import dev.assay.labs.music.EdgeServer;
import dev.assay.labs.music.Origin;
import dev.assay.labs.music.OriginResponse;
import dev.assay.labs.music.SegmentCache;
import dev.assay.labs.music.SignedCookie;
import java.util.Optional;

/** A server at the edge, or a shield behind others. */
final class Edge implements EdgeServer {
    private final EdgeConfig config;
    private final Origin origin;
    private final SegmentCache cache;
    private final Signer signer;
    private final Time time;
    private final Fibers fibers;

    Edge(EdgeConfig config, Origin origin, SegmentCache cache, Signer signer, Time time, Fibers fibers) {
        this.config = config;
        this.origin = origin;
        this.cache = cache;
        this.signer = signer;
        this.time = time;
        this.fibers = fibers;
    }

    @Override
    public EdgeResponse get(EdgeRequest request) {
        // TODO The path, the cookie, and only then the cache.
        throw new UnsupportedOperationException("Edge.get");
    }

    @Override
    public OriginResponse fetch(String path, Optional<String> ifNoneMatch) {
        // TODO The same without a cookie. How long is it still fresh?
        throw new UnsupportedOperationException("Edge.fetch");
    }
}
