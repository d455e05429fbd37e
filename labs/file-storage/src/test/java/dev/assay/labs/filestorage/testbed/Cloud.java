package dev.assay.labs.filestorage.testbed;

import dev.assay.labs.filestorage.Caller;
import dev.assay.labs.filestorage.Digest;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.FileEntry;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.GarbageCollector;
import dev.assay.labs.filestorage.GcConfig;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.NamespaceRow;
import dev.assay.labs.filestorage.Role;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.ServiceConfig;
import dev.assay.labs.filestorage.ServicePorts;
import dev.assay.labs.filestorage.ShareRow;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.SimulatedBlobs;
import dev.assay.simulator.service.SimulatedNotifier;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in the data centre: tables, chunks, notifications, and the one namespace {@link #NS} that is {@link #OWNER}'s. */
public final class Cloud {
    /** A namespace. */
    public static final String NS = "home";

    /** Whose it is. */
    public static final String OWNER = "ann";

    /** SHA-256. */
    public static final Digest DIGEST = new Sha256();

    private static final long SESSION_MS = 60_000;
    private static final long GRACE_MS = 120_000;

    private final World world;
    private final SimulatedStore store;
    private final SimulatedBlobs blobs;
    private final SimulatedNotifier notifier;
    private final ServiceConfig config;

    /** A data centre with a quota that nobody reaches, whose notifications arrive. */
    public Cloud(World world, Schedule schedule) {
        this(world, schedule, SimulatedNotifier.Quality.PERFECT, 1L << 40);
    }

    /**
     * A data centre.
     *
     * @param quality how well notifications arrive
     * @param quotaBytes so much a user's files may take
     */
    public Cloud(World world, Schedule schedule, SimulatedNotifier.Quality quality, long quotaBytes) {
        this.world = world;
        this.store = new SimulatedStore(world, "store");
        this.blobs = new SimulatedBlobs(world, "blobs");
        this.notifier = new SimulatedNotifier(world, schedule, quality);
        this.config = new ServiceConfig(SESSION_MS, quotaBytes);
        store.seed(Schema.NAMESPACES, NS, new NamespaceRow(OWNER, 0));
        new Witness(store, blobs, quotaBytes);
    }

    /** Another user gets a role in {@link #NS}, before anything runs. */
    public Cloud share(String userId, Role role) {
        store.seed(Schema.SHARES, Schema.shareId(NS, userId), new ShareRow(role));
        return this;
    }

    /** An instance of the service on a machine. */
    public FileService service(FileStorageSolution solution, Instance instance) {
        return solution.fileService(new ServicePorts(store, blobs, notifier, instance.time()), config);
    }

    /** A collector on a machine. */
    public GarbageCollector collector(FileStorageSolution solution, Instance instance) {
        return solution.garbageCollector(store, blobs, instance.time(), new GcConfig(SESSION_MS, GRACE_MS));
    }

    /** The world that all this is in. */
    public World world() {
        return world;
    }

    /** The tables. */
    public SimulatedStore store() {
        return store;
    }

    /** The chunks. */
    public SimulatedBlobs blobs() {
        return blobs;
    }

    /** The notifications. */
    public SimulatedNotifier notifier() {
        return notifier;
    }

    /** The hashes of the current files of {@link #NS}, by path. */
    public Map<String, String> tree() {
        Map<String, String> tree = new TreeMap<>();
        store.rows(Schema.FILES).stream().filter(row -> row.id().startsWith(NS + "/") && row.value().manifest() != null)
                .forEach(row -> tree.put(row.id().substring(NS.length() + 1), row.value().manifest().hash()));
        return tree;
    }

    /** What a file became last; null if it never was. */
    public FileEntry entry(String path) {
        var row = store.committed(Schema.FILES, Schema.fileId(NS, path));
        return row == null ? null : row.value();
    }

    // -------------------------------------------------------------------------------------------------- contents

    /** Somebody on the owner's device. */
    public static Caller owner() {
        return new Caller(OWNER, "laptop");
    }

    /** A text's bytes. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A content that is one chunk. */
    public static Manifest manifest(byte[] content) {
        String hash = DIGEST.sha256(content);
        return new Manifest(content.length == 0 ? List.of() : List.of(new FileChunk(hash, content.length)), content.length, hash);
    }
}
