package dev.assay.simulator;

import dev.assay.kit.Context;
import dev.assay.kit.Node;
import dev.assay.simulator.EventQueue.Event;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A cluster of nodes in virtual time. The test boots and crashes nodes, breaks the network, lets time pass and looks at
 * the nodes; monitors watch every event. Everything happens on the caller's thread, and the same setup, code and calls
 * give the same run.
 *
 * @param <M> the messages of the lab
 * @param <N> the lab's node
 * @param <C> the lab's context
 */
public final class Cluster<M, N extends Node<M, C>, C extends Context<M>> {
    /** A run with more events than this does not come to rest. */
    public static final long MAX_EVENTS = 2_000_000;

    /**
     * What a cluster is made of.
     *
     * @param size how many nodes and puppets there are, at least 1
     * @param newNode makes a node, called for every boot
     * @param newContext makes the context for a boot
     * @param isReply which messages are replies, see {@link LinkOptions}
     * @param links how the network treats messages at first
     * @param studentPackage the package of student code, where blame for exceptions is looked for
     * @param schedule decides everything that chance decides
     */
    public record Setup<M, N extends Node<M, C>, C extends Context<M>>(
            int size,
            IntFunction<N> newNode,
            Function<Machine<M>, C> newContext,
            Predicate<M> isReply,
            LinkOptions links,
            String studentPackage,
            Schedule schedule) {}

    private final Setup<M, N, C> setup;
    private final Network network;
    private final Timeline<M> timeline;
    private final Observation<M> observation;
    private final Nodes<M, N, C> nodes;
    /** Null unless states are compared. */
    private final Histories histories;

    private long deadlineNanos;

    /** A cluster of which nothing runs yet. */
    public Cluster(Setup<M, N, C> setup) {
        Schedule schedule = setup.schedule();
        this.setup = setup;
        this.timeline = new Timeline<>(setup.size(), schedule.trial(), schedule.scheduler(setup.size(), this::fingerprint));
        this.observation = new Observation<>(timeline, schedule.trial().newRecording(setup.size()));
        this.network = new Network(setup.size(), setup.links(), schedule, observation::fault);
        this.nodes = new Nodes<>(this, setup, observation);
        this.histories = schedule.comparesStates() ? new Histories(setup.size()) : null;
        schedule.trial().clusterBegins(this);
    }

    // ---------------------------------------------------------------------------------------------- who takes part

    /** How many nodes and puppets there are. */
    public int size() {
        return nodes.size();
    }

    /** What this execution of the schedule leaves out. */
    Trial trial() {
        return setup.schedule().trial();
    }

    /** Tells the recording, if there is one, what a node's state is now: a record of the lab's contract. */
    public void show(int id, Object state) {
        observation.state(id, state);
    }

    /** The network between the nodes. */
    public Network network() {
        return network;
    }

    /** From now on this monitor watches, after those that came earlier. */
    public void watch(Monitor<M> monitor) {
        observation.watch(monitor);
    }

    /**
     * How to see what a node finds on its disk when it boots. An exhaustive search takes crashes that leave equal contents
     * behind for one; without this it takes none for another.
     *
     * @param contents a value for each id, whose hash code depends on the contents alone
     */
    public void disks(IntFunction<?> contents) {
        if (histories != null) {
            histories.disks(contents);
        }
    }

    /** From now on the test plays this node itself. It must not be running. */
    public void puppet(int id, Puppet<M> puppet) {
        nodes.puppet(id, puppet);
        observation.puppet(id);
    }

    /** Whether the test plays this node. */
    public boolean isPuppet(int id) {
        return nodes.puppet(id) != null;
    }

    /** Whether this node runs (puppets do not). */
    public boolean isAlive(int id) {
        return nodes.isAlive(id);
    }

    /** Starts a node that does not run. */
    public void boot(int id) {
        nodes.requireBootable(id);
        if (trial().isAbsent(id)) {
            return;
        }
        if (histories != null) {
            histories.boots(id, nodes.machine(id).incarnation, nowNanos());
        }
        nodes.boot(id);
    }

    /** Boots every node that neither runs nor is a puppet, in the order of the ids. */
    public void bootAll() {
        for (int id = 0; id < size(); id++) {
            if (!isAlive(id) && !isPuppet(id)) {
                boot(id);
            }
        }
    }

    /** Crashes a node between two handlers. Nothing happens if it does not run. */
    public void crash(int id) {
        nodes.crash(id);
    }

    /**
     * The next handler of a running node will crash: after {@code effects} outside effects, or at its end if it has
     * fewer. Booting the node takes this back.
     */
    public void crashInNextHandler(int id, int effects) {
        crashInHandler(id, handlers(id), effects);
    }

    /**
     * Handler number {@code handler} of a node will crash, counted from 0 over all its boots: after {@code effects}
     * outside effects, or at its end if it has fewer. Booting the node takes this back.
     */
    public void crashInHandler(int id, long handler, int effects) {
        nodes.machine(id).plannedCrash(handler, effects);
    }

    /** How many handlers of a node have begun, over all its boots. */
    public long handlers(int id) {
        return nodes.machine(id).handlers;
    }

    /**
     * Ends all faults: the network is whole, no crash is planned any more, everybody runs, and from now on the earliest
     * event is next.
     */
    public void calm() {
        network.heal();
        nodes.forgetPlannedCrashes();
        timeline.keepOrderOfTime();
        bootAll();
    }

    /** How many outside effects the node's last handler had, those before a crash only. */
    public int effectsOfLastHandler(int id) {
        return nodes.machine(id).effects;
    }

    // ------------------------------------------------------------------------------------------------ time passes

    /** Virtual milliseconds since the run began, rounded down. */
    public long nowMillis() {
        return nowNanos() / Timeline.NANOS_PER_MILLI;
    }

    /**
     * Virtual nanoseconds since the run began. Where a strategy chooses the order of events, nodes have clocks of their own;
     * this is then the clock of the node of the last event.
     */
    public long nowNanos() {
        return timeline.nowNanos();
    }

    /** How many events have happened. */
    public long events() {
        return timeline.events();
    }

    /** Lets time pass; everything that is due happens, in order. */
    public void runFor(long millis) {
        runUntil(() -> false, millis);
    }

    /**
     * Lets time pass until a condition holds. It is looked at first and after every event.
     *
     * @param condition what to wait for; must not change the cluster
     * @param withinMillis how long to wait at most
     * @return whether the condition held in time
     */
    public boolean runUntil(BooleanSupplier condition, long withinMillis) {
        deadlineNanos = nowNanos() + withinMillis * Timeline.NANOS_PER_MILLI;
        long until = deadlineNanos;
        if (condition.getAsBoolean()) {
            return true;
        }
        for (Event<M> event = timeline.next(until); event != null; event = timeline.next(until)) {
            try {
                happen(event);
            } catch (Violation broken) {
                trial().brokenInside();
                throw broken;
            }
            if (condition.getAsBoolean()) {
                return true;
            }
        }
        timeline.passUntil(until);
        return false;
    }

    /** Runs an action of the test when so much time has passed. */
    public void after(long millis, Runnable action) {
        timeline.act(millis * Timeline.NANOS_PER_MILLI, action);
    }

    private void happen(Event<M> event) {
        switch (event.kind) {
            case DELIVERY -> {
                int from = event.from;
                int to = event.to;
                M message = event.message;
                int recorded = event.recorded;
                long identity = event.identity;
                timeline.recycle(event);
                arrive(from, to, message, recorded, identity);
            }
            case TIMER -> {
                Timer timer = event.timer;
                int generation = event.generation;
                long order = event.order;
                long identity = event.identity;
                timeline.recycle(event);
                if (timeline.expires(timer, generation, order)) {
                    if (histories != null) {
                        histories.handles(timer.machine.id, identity, timer.name, nowNanos());
                    }
                    nodes.expire(timer.machine.id, timer.name);
                }
            }
            case ACTION -> {
                Runnable action = event.action;
                timeline.recycle(event);
                action.run();
            }
        }
    }

    private void arrive(int from, int to, M message, int recorded, long identity) {
        if (!network.carries(from, to)) {
            observation.fate(recorded, Recording.Fate.CUT);
            return;
        }
        Puppet<M> puppet = nodes.puppet(to);
        if (puppet == null && !isAlive(to)) {
            observation.fate(recorded, Recording.Fate.UNHEARD);
            return;
        }
        if (histories != null) {
            histories.handles(to, identity, message, nowNanos());
        }
        if (puppet != null) {
            observation.fate(recorded, Recording.Fate.ARRIVED);
            puppet.receive(from, message);
        } else {
            nodes.receive(from, to, message, recorded);
        }
    }

    // ---------------------------------------------------------------------------------------------- the test's hands

    /** Sends a message in a puppet's name, over the network. */
    public void sendAs(int from, int to, M message) {
        transmit(from, to, message);
        observation.throwIfBroken();
    }

    /** Hands a message to a node at once, past the network; its handler has run when this returns. */
    public void deliver(int from, int to, M message) {
        int recorded = observation.sent(from, to, message, false);
        if (histories != null) {
            histories.handles(to, from, message, nowNanos());
        }
        nodes.receive(from, to, message, recorded);
    }

    /**
     * A client's request comes to a running node, now: a handler like any other, which may send, arm timers and crash.
     *
     * @param what what is requested, in words, for traces
     * @return the node's answer; null if a crash struck inside it
     */
    public <T> T request(int id, String what, Function<N, T> request) {
        return nodes.request(id, what, request);
    }

    /**
     * Asks a running node something. The question must not change anything: an outside effect, a timer or a random number
     * during it fails the run.
     *
     * @return the node's answer, which may be null
     */
    public <T> T ask(int id, Function<N, T> question) {
        return nodes.ask(id, question);
    }

    // ------------------------------------------------------------------------------------------------ what nodes cause

    void transmit(int from, int to, M message) {
        if (timeline.pace().isRestless()) {
            stopRestless(from, "sent a message to S" + to);
        }
        int recorded = observation.sent(from, to, message, nodes.machine(from).handling);
        network.nextMessage(from, to);
        if (!network.carries(from, to)) {
            observation.fate(recorded, Recording.Fate.CUT);
            return;
        }
        if (network.loses()) {
            observation.fate(recorded, Recording.Fate.LOST);
            return;
        }
        long delayNanos = network.delayNanos(setup.isReply().test(message));
        timeline.deliver(from, to, message, delayNanos, recorded, network.identity());
        if (network.duplicates()) {
            timeline.deliver(from, to, message, delayNanos + network.duplicateLagNanos(), recorded, ~network.identity());
            observation.doubled(recorded);
        }
    }

    private void stopRestless(int id, String act) {
        if (nodes.machine(id).handling) {
            observation.keep(timeline.pace().because(id, act));
            throw StopHandler.SIGNAL;
        }
    }

    void arm(Timer timer, long delayMs) {
        if (timeline.pace().isRestless()) {
            stopRestless(timer.machine.id, "armed the timer %.40s for %d ms later".formatted(timer.name, delayMs));
        }
        timer.armedBefore = timer.machine.armings++;
        timeline.arm(timer, delayMs);
    }

    void remarked(int id, String text) {
        observation.remarked(id, text);
    }

    void effectHappened(int id, Object what) {
        if (histories != null) {
            histories.effect(id, what);
        }
        observation.effect(id, what);
    }

    /** Whether the test is asking a node something right now. */
    boolean isAsking() {
        return nodes.isAsking();
    }

    /** See {@link Nodes#misuse}. */
    Error misuse(int id, String what) {
        return nodes.misuse(id, what);
    }

    /** A number that stands for the whole state, for a search that need not come here twice. */
    private long fingerprint() {
        long hash = Mix.mix(Mix.mix(deadlineNanos, network.fingerprint()), timeline.pending().fingerprint());
        for (int id = 0; id < size(); id++) {
            hash = Mix.mix(Mix.mix(hash, nodes.machine(id).fingerprint()), histories.of(id));
        }
        return hash;
    }
}
