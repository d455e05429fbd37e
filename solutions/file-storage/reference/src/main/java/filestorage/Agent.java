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
        // BEGIN SOLUTION
        // STUB: // TODO How long do you wait? What do you do when the wait ends, and why it ended?
        // STUB: throw new UnsupportedOperationException("Agent.run");
        boolean isConnected = true;
        boolean isDone = sync();
        long last = time.now();
        while (true) {
            long pause = !isDone ? AGAIN_MS : isConnected ? SAFETY_MS : POLL_MS;
            Wake wake = channel.await(Math.max(0, last + pause - time.now()));
            if (wake instanceof Wake.Disconnected) {
                isConnected = false;
            } else {
                isConnected = isConnected || wake instanceof Wake.Reconnected;
                isDone = sync();
                last = time.now();
            }
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private boolean sync() {
        try {
            engine.syncOnce();
            return true;
        } catch (PortException wrong) {
            return false;
        }
    }
    // END SOLUTION
}
