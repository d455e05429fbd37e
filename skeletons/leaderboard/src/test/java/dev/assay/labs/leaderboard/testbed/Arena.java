package dev.assay.labs.leaderboard.testbed;

import dev.assay.kit.port.Log;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Topic;
import dev.assay.labs.leaderboard.LeaderboardConfig;
import dev.assay.labs.leaderboard.LeaderboardPorts;
import dev.assay.labs.leaderboard.LeaderboardService;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.Parts;
import dev.assay.labs.leaderboard.Schema;
import dev.assay.labs.leaderboard.ScoreEvent;
import dev.assay.labs.leaderboard.Snapshot;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Server;
import dev.assay.simulator.service.SimulatedLog;
import dev.assay.simulator.service.SimulatedPush;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;

/** A store, a log and a channel, and instances of the service that share them. */
public final class Arena {
    /** 2026-01-15T12:00Z: what the clocks show at the beginning, unless said otherwise. */
    public static final long MID_JANUARY = 1_768_478_400_000L;

    /**
     * A snapshot that came out of the channel.
     *
     * @param snapshot what came
     * @param life which start of an instance has sent it, from 0
     * @param calledAt when it was sent, in virtual milliseconds
     */
    public record Frame(Snapshot snapshot, int life, long calledAt) {}

    private final World world;
    private final long clock;
    private final SimulatedStore store;
    private final SimulatedLog log;
    private final SimulatedPush push;
    private final List<Server<LeaderboardService>> servers = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final LeaderboardSolution solution;
    private final Parts parts;
    private final LeaderboardConfig config;
    private int lives;
    private int sender;
    private long calledAt;
    private int batches;
    private int entriesRead;

    /**
     * An arena without instances.
     *
     * @param parts what instances are built of
     * @param clock what all clocks show at the world's time 0
     */
    public Arena(LeaderboardSolution solution, Parts parts, World world, Schedule schedule, LeaderboardConfig config, long clock) {
        this.solution = solution;
        this.parts = parts;
        this.world = world;
        this.config = config;
        this.clock = clock;
        this.store = new SimulatedStore(world, "store");
        this.log = new SimulatedLog(world, "log");
        this.push = new SimulatedPush(world, schedule, Latency.NONE);
        push.connect(Schema.CHANNEL, frame -> frames.add(new Frame((Snapshot) frame, sender, calledAt)));
    }

    /** Adds an instance that counts all partitions, and boots it. */
    public Server<LeaderboardService> counting(String name) {
        return server(name).boot();
    }

    /** Adds an instance that counts all partitions and publishes, and boots it. */
    public Server<LeaderboardService> publishing(String name) {
        return server(name).alongside("publish", LeaderboardService::publish).boot();
    }

    private Server<LeaderboardService> server(String name) {
        Server<LeaderboardService> server = new Server<>(world, name, clock, this::build);
        for (int partition = 0; partition < Schema.GAME_SCORE.partitions(); partition++) {
            int number = partition;
            server.alongside("consume " + partition, service -> service.consume(number));
        }
        servers.add(server);
        return server;
    }

    private LeaderboardService build(Instance instance) {
        int life = lives++;
        return solution.service(new LeaderboardPorts(store, new MeasuredLog(), (to, frame) -> {
            sender = life;
            calledAt = world.nowMillis();
            push.send(to, frame);
        }, instance.time(), config), parts);
    }

    /** The log, and how it is read. */
    private final class MeasuredLog implements Log {
        @Override
        public <V> long append(Topic<V> topic, String key, V value) {
            return log.append(topic, key, value);
        }

        @Override
        public <V> long append(Topic<V> topic, int partition, V value) {
            return log.append(topic, partition, value);
        }

        @Override
        public <V> List<LogEntry<V>> read(Topic<V> topic, int partition, long from, int max, long waitMillis) {
            List<LogEntry<V>> read = log.read(topic, partition, from, max, waitMillis);
            batches += read.isEmpty() ? 0 : 1;
            entriesRead += read.size();
            return read;
        }

        @Override
        public long begin(Topic<?> topic, int partition) {
            return log.begin(topic, partition);
        }

        @Override
        public long end(Topic<?> topic, int partition) {
            return log.end(topic, partition);
        }
    }

    /** Somebody wins now. */
    public void win(String eventId, String userId, long points) {
        append(new ScoreEvent(eventId, userId, points, now()));
    }

    /** Appends an event, to its user's partition. */
    public void append(ScoreEvent event) {
        log.write(Schema.GAME_SCORE, event.userId() == null ? "nobody" : event.userId(), event);
    }

    /** What the clocks show. */
    public long now() {
        return clock + world.nowMillis();
    }

    /** The world that all this is in. */
    public World world() {
        return world;
    }

    /** The store. */
    public SimulatedStore store() {
        return store;
    }

    /** The log. */
    public SimulatedLog log() {
        return log;
    }

    /** The instances, in the order in which they were added. */
    public List<Server<LeaderboardService>> servers() {
        return List.copyOf(servers);
    }

    /** What has come out of the channel. */
    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** How many starts there were, of all instances. */
    public int lives() {
        return lives;
    }

    /** How many reads of the log have given something. */
    public int batches() {
        return batches;
    }

    /** How many entries reads of the log have given. */
    public int entriesRead() {
        return entriesRead;
    }
}
