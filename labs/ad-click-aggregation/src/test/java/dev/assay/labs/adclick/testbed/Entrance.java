package dev.assay.labs.adclick.testbed;

import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Topic;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickPorts;
import dev.assay.labs.adclick.ClickProcessor;
import dev.assay.labs.adclick.ClickRequest;
import dev.assay.labs.adclick.ClickResponse;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Topics;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedCache;
import dev.assay.simulator.service.SimulatedLog;
import dev.assay.simulator.service.SimulatedSigner;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Machines with a click endpoint. One that dies is there again at once, with nothing in its memory. Ads are ad-1 to ad-9. */
public final class Entrance {
    /** After this a call to the raw log without an answer gives up. */
    public static final long LOG_TIMEOUT_MILLIS = 300;

    /** The entrance opens after two days: yesterday's tokens are there already. */
    private static final long OPENS_MS = 2 * 86_400_000L;

    private final World world;
    private final SimulatedLog log;
    private final Topic<LogEvent> topic;
    private final SimulatedCache cache;
    private final SimulatedSigner signer = new SimulatedSigner("a key of this service");
    private final List<Instance> instances = new ArrayList<>();
    private final List<ClickProcessor> processors = new ArrayList<>();

    /**
     * Machines.
     *
     * @param partitioner to which partition a click goes
     */
    public Entrance(AdClickSolution solution, World world, int machines, int partitions, ToIntFunction<Click> partitioner) {
        this(solution, world, machines, new SimulatedLog(world, "clicks", LOG_TIMEOUT_MILLIS), Topics.clicks(partitions), partitioner);
    }

    /** Machines in front of a log that others use too. */
    public Entrance(AdClickSolution solution, World world, int machines, SimulatedLog log, Topic<LogEvent> topic,
            ToIntFunction<Click> partitioner) {
        this.world = world;
        this.log = log;
        this.topic = topic;
        this.cache = new SimulatedCache(world, "cache");
        world.runFor(Math.max(0, OPENS_MS - world.nowMillis()));
        for (int machine = 0; machine < machines; machine++) {
            int number = machine;
            Instance instance = world.instance("n" + machine);
            ClickPorts ports = new ClickPorts(Entrance::redirectUrl, cache, log, topic, signer, instance.time());
            instances.add(instance);
            processors.add(solution.processor(ports, partitioner));
            instance.whenDead(() -> processors.set(number, solution.processor(ports, partitioner)));
        }
    }

    /** Where an ad leads. */
    public static Optional<String> redirectUrl(String adId) {
        return adId != null && adId.matches("ad-[1-9]") ? Optional.of("https://shop.example/" + adId) : Optional.empty();
    }

    /** The time on machines' clocks. */
    public long now() {
        return world.nowMillis();
    }

    /** A valid token. */
    public String token(String impressionId, String adId, long servedAtMs) {
        return sign("v1." + impressionId + "." + adId + "." + servedAtMs);
    }

    /** A text with its signature. */
    public String sign(String text) {
        return text + "." + signer.hmacSha256Hex(text);
    }

    /** A click on an ad that was served just now. */
    public ClickRequest click(String impressionId, String adId) {
        return new ClickRequest(token(impressionId, adId, now()), adId, now(), "u-1", "10.0.0.1", "DE");
    }

    /** A machine gets a request now. */
    public Request<ClickResponse> handle(int machine, ClickRequest request) {
        ClickProcessor processor = processors.get(machine);
        return instances.get(machine).begin("click", () -> processor.handle(request));
    }

    /** How many clicks of an impression are in the log. */
    public long logged(String impressionId) {
        return all().stream().filter(entry -> entry.value() instanceof Click click && click.impressionId().equals(impressionId)).count();
    }

    /** Everything in the log. */
    public List<LogEntry<LogEvent>> all() {
        List<LogEntry<LogEvent>> all = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            all.addAll(log.entries(topic, partition));
        }
        return all;
    }

    /** The cache. */
    public SimulatedCache cache() {
        return cache;
    }

    /** The log. */
    public SimulatedLog log() {
        return log;
    }

    /** The world that all this is in. */
    public World world() {
        return world;
    }
}
