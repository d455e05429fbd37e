package dev.assay.simulator.service;

import dev.assay.kit.port.NotificationChannel;
import dev.assay.kit.port.Notifier;
import dev.assay.kit.port.Wake;
import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Tells listeners what is published: after a while, perhaps twice, perhaps never, later ones perhaps first. Who is disconnected is told
 * nothing but that.
 */
public final class SimulatedNotifier implements Notifier {
    private static final long TIMEOUT_MILLIS = 1_000;
    private static final int THOUSAND = 1_000;

    /**
     * What goes wrong on the way to a listener.
     *
     * @param latency how long an event takes; where it varies, events overtake each other
     * @param droppedPermille of a thousand events, how many are lost
     * @param doubledPermille of a thousand events, how many come twice
     */
    public record Quality(Latency latency, int droppedPermille, int doubledPermille) {
        /** Events come at once, each once. */
        public static final Quality PERFECT = new Quality(Latency.NONE, 0, 0);
    }

    private final World world;
    private final Schedule schedule;
    private final Quality quality;
    private final Service service = new Service("notifier", true);
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private long sent;

    /** A listener's line. */
    private final class Line implements NotificationChannel {
        private final Set<String> topics;
        private final Queue<Wake> waiting = new ArrayDeque<>();
        private boolean isConnected = true;
        private World.Task listener;

        Line(Set<String> topics) {
            this.topics = topics;
        }

        void tell(Wake wake) {
            waiting.add(wake);
            if (listener != null) {
                World.Task woken = listener;
                listener = null;
                world.wake(woken);
            }
        }

        @Override
        public Wake await(long timeoutMs) {
            if (timeoutMs < 0) {
                throw new IllegalArgumentException("a wait of " + timeoutMs + " ms");
            }
            World.Task task = world.current();
            if (task == null) {
                throw new IllegalStateException("await is called outside of any request; a constructor must not call ports");
            }
            if (waiting.isEmpty()) {
                listener = task;
                Object[] over = new Object[1];
                world.after(timeoutMs, () -> {
                    if (listener == task && over[0] == null) {
                        listener = null;
                        world.wake(task);
                    }
                });
                world.waitFor(task);
                over[0] = task; // a later wait of the same task has a time-out of its own
            }
            return waiting.isEmpty() ? new Wake.TimedOut() : waiting.remove();
        }
    }

    /**
     * A notifier without listeners.
     *
     * @param schedule decides what becomes of each event
     */
    public SimulatedNotifier(World world, Schedule schedule, Quality quality) {
        this.world = world;
        this.schedule = schedule;
        this.quality = quality;
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /**
     * A new line, connected. One that was there under this name is gone, with what waited on it.
     *
     * @param listener who listens
     * @param topics what he hears of
     */
    public NotificationChannel channel(String listener, Set<String> topics) {
        Line line = new Line(new HashSet<>(topics));
        lines.put(listener, line);
        return line;
    }

    /** Cuts a line; the listener is told so. */
    public void disconnect(String listener) {
        Line line = lines.get(listener);
        if (line.isConnected) {
            line.isConnected = false;
            line.tell(new Wake.Disconnected());
        }
    }

    /** Mends a line; the listener is told so. */
    public void reconnect(String listener) {
        Line line = lines.get(listener);
        if (!line.isConnected) {
            line.isConnected = true;
            line.tell(new Wake.Reconnected());
        }
    }

    /** Tells one listener something at once, connected or not: what happens on his own machine. */
    public void tell(String listener, String topic, Record value) {
        Line line = lines.get(listener);
        if (line != null) {
            line.tell(new Wake.Event(topic, PlainData.copy(value)));
        }
    }

    // ------------------------------------------------------------------------------------------------------- port

    @Override
    public void publish(String topic, Record event) {
        if (topic == null || event == null) {
            throw new IllegalArgumentException("a topic or an event is null");
        }
        Record copy = PlainData.copy(event);
        world.call(service, "publish " + topic, TIMEOUT_MILLIS, () -> {
            deliver(topic, copy);
            return null;
        });
    }

    /** Sends to everybody who listens, without a round trip: for a service that is not part of the world. */
    public void deliver(String topic, Record event) {
        List.copyOf(lines.entrySet()).stream().filter(entry -> entry.getValue().topics.contains(topic))
                .forEach(entry -> send(entry.getKey(), entry.getValue(), new Wake.Event(topic, event)));
    }

    private void send(String listener, Line line, Wake.Event event) {
        long draw = Mix.of(schedule.seed(), "notify " + listener, sent++);
        int copies = Mix.bounded(draw, THOUSAND) < quality.droppedPermille() ? 0
                : Mix.bounded(Mix.mix(draw), THOUSAND) < quality.doubledPermille() ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            world.afterNanos(quality.latency().of(Mix.of(draw, "way", copy)), () -> {
                if (line.isConnected && lines.get(listener) == line) {
                    line.tell(event);
                }
            });
        }
    }
}
