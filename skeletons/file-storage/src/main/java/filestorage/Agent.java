package filestorage;

import dev.assay.kit.port.NotificationChannel;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Time;
import dev.assay.kit.port.Wake;
import dev.assay.labs.filestorage.SyncAgent;
import dev.assay.labs.filestorage.SyncEngine;

/** Synchronises when it is told to, and now and then for what it was not told. */
final class Agent implements SyncAgent {
    private static final long SAFETY_MS = 600_000;
    private static final long POLL_MS = 60_000;
    private static final long AGAIN_MS = 5_000;

    private final SyncEngine engine;
    private final NotificationChannel channel;
    private final Time time;

    Agent(SyncEngine engine, NotificationChannel channel, Time time) {
        this.engine = engine;
        this.channel = channel;
        this.time = time;
    }

    @Override
    public void run() {
        // TODO How long do you wait? What do you do when the wait ends, and why it ended?
        throw new UnsupportedOperationException("Agent.run");
    }
}
