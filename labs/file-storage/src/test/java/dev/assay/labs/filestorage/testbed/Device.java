package dev.assay.labs.filestorage.testbed;

import dev.assay.labs.filestorage.Caller;
import dev.assay.labs.filestorage.DataPlane;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.SyncEngine;
import dev.assay.labs.filestorage.SyncPorts;
import dev.assay.labs.filestorage.Uploader;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import java.util.function.Function;

/** A device of {@link Cloud#OWNER}'s: files, a line, a disk, and an engine that is built anew when the program has died. */
public final class Device {
    private static final long RESTART_MILLIS = 2_000;

    private final Cloud cloud;
    private final Instance instance;
    private final Folder folder;
    private final Line line;
    private final Function<SyncPorts, SyncEngine> build;
    private final SyncPorts ports;
    private SyncEngine engine;
    private Request<?> running;
    private long syncMillis;

    /**
     * A device.
     *
     * @param service answers it; perhaps not the student's
     * @param uploader makes what sends chunks; perhaps not the student's
     * @param build makes an engine, for each start
     */
    public Device(Cloud cloud, String name, FileService service, Latency latency, Function<DataPlane, Uploader> uploader,
            Function<SyncPorts, SyncEngine> build) {
        this.cloud = cloud;
        this.instance = cloud.world().instance(name);
        this.folder = new Folder(cloud.world());
        this.line = new Line(cloud, service, new Caller(Cloud.OWNER, name), latency);
        this.build = build;
        this.ports = new SyncPorts(Cloud.NS, name, folder, line, new Disk(cloud.world()), uploader.apply(line), Cloud.DIGEST);
        this.engine = build.apply(ports);
        instance.whenDead(() -> {
            engine = null;
            cloud.world().after(RESTART_MILLIS, () -> {
                engine = build.apply(ports);
            });
        });
    }

    /** Synchronises now, unless it is just doing so or is not there. */
    public Request<?> sync() {
        if (engine != null && (running == null || running.state() != Request.State.RUNNING)) {
            SyncEngine mine = engine;
            running = instance.begin("sync", () -> {
                mine.syncOnce();
                return null;
            });
        }
        return running;
    }

    /** From now on it synchronises again and again, so long after each beginning, for so long. */
    public Device syncEvery(long millis) {
        syncMillis = millis;
        again();
        return this;
    }

    private void again() {
        sync();
        cloud.world().after(syncMillis, this::again);
    }

    /** Its machine. */
    public Instance instance() {
        return instance;
    }

    /** Its files. */
    public Folder folder() {
        return folder;
    }

    /** Its line. */
    public Line line() {
        return line;
    }

    /** What its engine is made of. */
    public SyncPorts ports() {
        return ports;
    }
}
