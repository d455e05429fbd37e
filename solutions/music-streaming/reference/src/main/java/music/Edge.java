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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server at the edge, or a shield behind others. */
final class Edge implements EdgeServer {
    private final EdgeConfig config;
    private final Origin origin;
    private final SegmentCache cache;
    private final Signer signer;
    private final Time time;
    private final Fibers fibers;
    // BEGIN SOLUTION
    private final Map<String, Promise<Answer>> underWay = new HashMap<>();

    /** What is known of a path: 200, 404 or 503. */
    private record Answer(int status, Body body, CacheStatus from, long expiresAtMs) {
        Answer as(CacheStatus other) {
            return new Answer(status, body, other, expiresAtMs);
        }
    }
    // END SOLUTION

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
        // BEGIN SOLUTION
        // STUB: // TODO The path, the cookie, and only then the cache.
        // STUB: throw new UnsupportedOperationException("Edge.get");
        if (request == null) {
            throw new IllegalArgumentException("a request is null");
        }
        if (!isPath(request.path())) {
            return new EdgeResponse(400, null, CacheStatus.NONE);
        }
        if (!isAllowed(request.cookie(), request.path())) {
            return new EdgeResponse(403, null, CacheStatus.NONE);
        }
        Answer answer = answer(request.path());
        return new EdgeResponse(answer.status(), answer.body(), answer.from());
        // END SOLUTION
    }

    @Override
    public OriginResponse fetch(String path, Optional<String> ifNoneMatch) {
        // BEGIN SOLUTION
        // STUB: // TODO The same without a cookie. How long is it still fresh?
        // STUB: throw new UnsupportedOperationException("Edge.fetch");
        if (ifNoneMatch == null) {
            throw new IllegalArgumentException("an etag is null");
        }
        if (!isPath(path)) {
            return new OriginResponse(400, null, 0);
        }
        Answer answer = answer(path);
        long left = Math.max(0, answer.expiresAtMs() - time.now());
        if (answer.status() == 200 && ifNoneMatch.equals(Optional.of(answer.body().etag()))) {
            return new OriginResponse(304, null, left);
        }
        return new OriginResponse(answer.status(), answer.body(), left);
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static boolean isPath(String path) {
        return path != null && path.startsWith("/hls/") && !path.contains("..") && !path.contains("//")
                && path.chars().noneMatch(Character::isISOControl);
    }

    private boolean isAllowed(SignedCookie cookie, String path) {
        if (cookie == null || cookie.resource() == null || !cookie.resource().endsWith("*") || time.now() >= cookie.expiresAtMs()) {
            return false;
        }
        String covered = cookie.resource().substring(0, cookie.resource().length() - 1);
        return path.startsWith(covered)
                && signer.hmacSha256Hex(SignedCookie.text(cookie.resource(), cookie.expiresAtMs())).equals(cookie.signatureHex());
    }

    private Answer answer(String path) {
        CacheEntry entry = cache.get(path).orElse(null);
        if (entry != null && time.now() < entry.expiresAtMs()) {
            return new Answer(entry.status(), entry.body(), CacheStatus.HIT, entry.expiresAtMs());
        }
        Promise<Answer> other = underWay.get(path);
        if (other != null) {
            return other.await().as(CacheStatus.COALESCED);
        }
        Promise<Answer> mine = fibers.promise();
        underWay.put(path, mine);
        Answer answer = new Answer(503, null, CacheStatus.MISS, 0);
        try {
            answer = ask(path, entry);
        } finally {
            underWay.remove(path);
            mine.complete(answer);
        }
        return answer;
    }

    private Answer ask(String path, CacheEntry entry) {
        Body old = entry == null ? null : entry.body();
        OriginResponse response;
        try {
            response = origin.fetch(path, Optional.ofNullable(old).map(Body::etag));
        } catch (PortException noAnswer) {
            response = new OriginResponse(503, null, 0);
        }
        long now = time.now();
        if (response.status() == 200) {
            return keep(path, new CacheEntry(200, response.body(), now + response.maxAgeMs()));
        }
        if (response.status() == 304 && old != null) {
            return keep(path, new CacheEntry(200, old, now + response.maxAgeMs()));
        }
        if (response.status() == 404) {
            return keep(path, new CacheEntry(404, null, now + config.negativeTtlMs()));
        }
        if (old != null && now - entry.expiresAtMs() < config.staleIfErrorMs()) {
            return new Answer(200, old, CacheStatus.STALE, entry.expiresAtMs());
        }
        return new Answer(503, null, CacheStatus.MISS, 0);
    }

    private Answer keep(String path, CacheEntry entry) {
        cache.put(path, entry);
        return new Answer(entry.status(), entry.body(), CacheStatus.MISS, entry.expiresAtMs());
    }
    // END SOLUTION
}
