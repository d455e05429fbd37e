package dev.assay.simulator.service;

import dev.assay.kit.port.Push;
import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Connections to clients: a frame arrives after a while, in order for each connection, or never if the connection has gone by then.
 * Losing a request or its answer means that a frame is silently lost, or nothing.
 */
public final class SimulatedPush implements Push {
    private static final long TIMEOUT_MILLIS = 1_000;

    private final World world;
    private final Schedule schedule;
    private final Latency latency;
    private final Service service = new Service("push", true);
    private final Map<String, Connection> connections = new HashMap<>();
    private long frames;

    private static final class Connection {
        private final Consumer<Record> receiver;
        private boolean isOpen = true;
        private long lastArrivalNanos;

        Connection(Consumer<Record> receiver) {
            this.receiver = receiver;
        }
    }

    /**
     * A machine without connections.
     *
     * @param schedule decides how long each frame takes
     * @param latency how long a frame takes to its client
     */
    public SimulatedPush(World world, Schedule schedule, Latency latency) {
        this.world = world;
        this.schedule = schedule;
        this.latency = latency;
    }

    /**
     * Opens a connection; one that was there under this name is gone.
     *
     * @param receiver is given each frame when it arrives
     */
    public void connect(String to, Consumer<Record> receiver) {
        disconnect(to);
        connections.put(to, new Connection(receiver));
    }

    /** Closes a connection: what is under way to it is lost. */
    public void disconnect(String to) {
        Connection connection = connections.remove(to);
        if (connection != null) {
            connection.isOpen = false;
        }
    }

    /** Whether there is a connection of this name. */
    public boolean isConnected(String to) {
        return connections.containsKey(to);
    }

    @Override
    public void send(String to, Record frame) {
        if (to == null || frame == null) {
            throw new IllegalArgumentException("a destination or a frame is null");
        }
        Record copy = PlainData.copy(frame);
        world.call(service, "send " + to, TIMEOUT_MILLIS, () -> {
            Connection connection = connections.get(to);
            if (connection != null) {
                long arrival = world.nowNanos() + latency.of(Mix.of(schedule.seed(), "push " + to, frames++));
                connection.lastArrivalNanos = Math.max(arrival, connection.lastArrivalNanos);
                world.afterNanos(connection.lastArrivalNanos - world.nowNanos(), () -> {
                    if (connection.isOpen) {
                        connection.receiver.accept(copy);
                    }
                });
            }
            return null;
        });
    }
}
