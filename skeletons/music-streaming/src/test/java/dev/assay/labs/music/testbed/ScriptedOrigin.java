package dev.assay.labs.music.testbed;

import dev.assay.labs.music.Body;
import dev.assay.labs.music.Origin;
import dev.assay.labs.music.OriginResponse;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Service;
import dev.assay.simulator.service.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An origin that says what the test wants, and watches that no path is asked for twice at the same time. */
public final class ScriptedOrigin implements Origin {
    /** After this a fetch without an answer is given up. */
    public static final long TIMEOUT_MILLIS = 1_000;

    /** How long a playlist is fresh. */
    public static final long PLAYLIST_MS = 30_000;

    /** How long a segment is fresh. */
    public static final long SEGMENT_MS = 86_400_000;

    private final World world;
    private final Service service = new Service("origin");
    private final Map<String, Body> bodies = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Map<String, Integer> fetches = new HashMap<>();
    private int status = 200;
    private int revalidated;

    /** An origin that has nothing. */
    public ScriptedOrigin(World world) {
        this.world = world;
    }

    /** From now on it has this under a path. */
    public void has(String path, String etag, int length) {
        bodies.put(path, new Body(etag, length));
    }

    /** From now on it has nothing there. */
    public void hasNot(String path) {
        bodies.remove(path);
    }

    /** From now on it says this to everybody, such as 503; 200: it does its work. */
    public void says(int other) {
        status = other;
    }

    /** It gives no answer in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** How often a path was fetched. */
    public int fetches(String path) {
        return fetches.getOrDefault(path, 0);
    }

    /** How often anything was fetched. */
    public int fetches() {
        return fetches.values().stream().mapToInt(count -> count).sum();
    }

    /** How often the answer was "not modified". */
    public int revalidated() {
        return revalidated;
    }

    @Override
    public OriginResponse fetch(String path, Optional<String> ifNoneMatch) {
        if (!underWay.add(path)) {
            throw new Violation("coalesce", "Two fetches of " + path + " are under way at the same time.");
        }
        fetches.merge(path, 1, Integer::sum);
        try {
            return world.call(service, "fetch " + path, TIMEOUT_MILLIS, () -> answer(path, ifNoneMatch));
        } finally {
            underWay.remove(path);
        }
    }

    private OriginResponse answer(String path, Optional<String> ifNoneMatch) {
        if (status != 200) {
            return new OriginResponse(status, null, 0);
        }
        Body body = bodies.get(path);
        if (body == null) {
            return new OriginResponse(404, null, 0);
        }
        long maxAge = path.endsWith(".m3u8") ? PLAYLIST_MS : SEGMENT_MS;
        if (ifNoneMatch.equals(Optional.of(body.etag()))) {
            revalidated++;
            return new OriginResponse(304, null, maxAge);
        }
        return new OriginResponse(200, body, maxAge);
    }
}
