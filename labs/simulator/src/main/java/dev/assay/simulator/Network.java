package dev.assay.simulator;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which links work, and what happens to a message on a link that does. A message is lost when its link is cut as it is
 * sent or as it would arrive.
 *
 * <p>Every draw is a function of (seed, sender, receiver, how many messages that link has carried, what is drawn), so one
 * message more on one link changes nothing on another.
 */
public final class Network {
    private static final int LOSS = 1;
    private static final int DELAY = 2;
    private static final int DUPLICATE = 3;
    private static final int DUPLICATE_LAG = 4;
    private static final int STRAGGLE = 5;
    private static final int STRAGGLE_LAG = 6;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int size;
    private final boolean[] cut;
    private final boolean[] isolated;
    private final long[] linkState;
    private final Schedule schedule;
    /** Is told in words what has changed. */
    private final Consumer<String> changes;
    private LinkOptions options;
    private long draw;

    Network(int size, LinkOptions options, Schedule schedule, Consumer<String> changes) {
        this.size = size;
        this.changes = changes;
        this.options = options;
        this.schedule = schedule;
        this.cut = new boolean[size * size];
        this.isolated = new boolean[size];
        this.linkState = new long[size * size];
        long networkSeed = Mix.of(schedule.seed(), "network");
        for (int link = 0; link < linkState.length; link++) {
            linkState[link] = Mix.mix(networkSeed, link);
        }
    }

    /** How messages sent from now on are treated. */
    public void options(LinkOptions newOptions) {
        options = newOptions;
    }

    /** How messages are treated at present. */
    public LinkOptions options() {
        return options;
    }

    /** Cuts the link in one direction. */
    public void cut(int from, int to) {
        if (!isCut(from, to)) {
            cut[from * size + to] = true;
            changes.accept("the link from S" + from + " to S" + to + " is cut");
        }
    }

    /** Repairs the link in one direction; an isolated end stays isolated. */
    public void mend(int from, int to) {
        if (isCut(from, to)) {
            cut[from * size + to] = false;
            changes.accept("the link from S" + from + " to S" + to + " is repaired");
        }
    }

    /** Whether the link in this direction was cut by {@link #cut}. */
    public boolean isCut(int from, int to) {
        return cut[from * size + to];
    }

    /** Cuts all links of a node, both ways, until {@link #reconnect} or {@link #heal}. */
    public void isolate(int id) {
        if (!isolated[id]) {
            isolated[id] = true;
            changes.accept("S" + id + " is cut off");
        }
    }

    /** Takes back {@link #isolate}; links cut one by one stay cut. */
    public void reconnect(int id) {
        if (isolated[id]) {
            isolated[id] = false;
            changes.accept("S" + id + " is connected again");
        }
    }

    /** Whether the node has been isolated. */
    public boolean isIsolated(int id) {
        return isolated[id];
    }

    /** Splits the nodes: links between the group and all others are cut, both ways; nothing else changes. */
    public void split(int... group) {
        boolean[] inside = new boolean[size];
        for (int id : group) {
            inside[id] = true;
        }
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                if (inside[from] != inside[to]) {
                    cut[from * size + to] = true;
                }
            }
        }
        changes.accept(IntStream.of(group).mapToObj(id -> "S" + id).collect(Collectors.joining(", "))
                + " and the others are cut off from each other");
    }

    /** Repairs every link and reconnects every node. */
    public void heal() {
        boolean wasWhole = true;
        for (boolean broken : cut) {
            wasWhole &= !broken;
        }
        for (boolean broken : isolated) {
            wasWhole &= !broken;
        }
        Arrays.fill(cut, false);
        Arrays.fill(isolated, false);
        if (!wasWhole) {
            changes.accept("all links are whole again");
        }
    }

    /** Whether a message could travel in this direction now. */
    public boolean carries(int from, int to) {
        return !isolated[from] && !isolated[to] && !cut[from * size + to];
    }

    /** Whether two nodes reach each other now, both ways. */
    public boolean connected(int a, int b) {
        return carries(a, b) && carries(b, a);
    }

    /** Begins the draws for the next message of a link. */
    void nextMessage(int from, int to) {
        draw = Mix.mix(linkState[from * size + to] += 0x9E3779B97F4A7C15L);
    }

    boolean loses() {
        return chance(LOSS, options.lossPermille());
    }

    boolean duplicates() {
        return chance(DUPLICATE, options.duplicatePermille());
    }

    long delayNanos(boolean reply) {
        long nanos = uniform(
                DELAY, options.delayMinMicros() * NANOS_PER_MICRO, options.delayMaxMicros() * NANOS_PER_MICRO);
        if (reply && chance(STRAGGLE, options.stragglePermille())) {
            nanos += uniform(
                    STRAGGLE_LAG,
                    options.straggleMinMillis() * NANOS_PER_MILLI,
                    options.straggleMillis() * NANOS_PER_MILLI);
        }
        return nanos;
    }

    long duplicateLagNanos() {
        return uniform(DUPLICATE_LAG, 0, options.duplicateLagMaxMicros() * NANOS_PER_MICRO);
    }

    /** Tells the message for which {@link #nextMessage} was called last from all others of the run. */
    long identity() {
        return draw;
    }

    /** A number that stands for what the network is like now, and for how many messages each link has carried. */
    long fingerprint() {
        long hash = options.hashCode();
        for (int link = 0; link < cut.length; link++) {
            hash = Mix.mix(Mix.mix(hash, linkState[link]), cut[link] ? 1 : 0);
        }
        for (boolean alone : isolated) {
            hash = Mix.mix(hash, alone ? 1 : 0);
        }
        return hash;
    }

    private boolean chance(int slot, int permille) {
        return permille != 0 && schedule.happens(Mix.mix(draw + slot), permille);
    }

    private long uniform(int slot, long min, long max) {
        return min == max ? min : schedule.within(Mix.mix(draw + slot), min, max);
    }
}
