package dev.assay.simulator;

import dev.assay.kit.Context;
import dev.assay.kit.Node;
import dev.assay.simulator.EventQueue.Event;
import dev.assay.simulator.EventQueue.Kind;
import dev.assay.simulator.fuel.Exhausted;
import dev.assay.simulator.fuel.Fuel;
import java.util.ArrayList;
import java.util.List;
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

    static final long NANOS_PER_MILLI = 1_000_000;

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
    private final EventQueue<M> queue = new EventQueue<>();
    private final List<Machine<M>> machines = new ArrayList<>();
    private final List<N> nodes = new ArrayList<>();
    private final List<Puppet<M>> puppets = new ArrayList<>();
    private final List<Monitor<M>> monitors = new ArrayList<>();

    /** Null unless somebody wants to know what happened. */
    private final Recording recording;

    private long nowNanos;
    private long nextOrder;
    private final Pace pace = new Pace();
    private Violation violation;
    private boolean asking;

    /** A cluster of which nothing runs yet. */
    public Cluster(Setup<M, N, C> setup) {
        this.setup = setup;
        this.network = new Network(setup.size(), setup.links(), setup.schedule());
        this.recording = setup.schedule().trial().newRecording(setup.size());
        for (int id = 0; id < setup.size(); id++) {
            machines.add(new Machine<>(id, this));
            nodes.add(null);
            puppets.add(null);
        }
    }

    // ---------------------------------------------------------------------------------------------- who takes part

    /** How many nodes and puppets there are. */
    public int size() {
        return machines.size();
    }

    /** What this execution of the schedule leaves out. */
    Trial trial() {
        return setup.schedule().trial();
    }

    /** Tells the recording, if there is one, what a node's state is now: a record of the lab's contract. */
    public void show(int id, Object state) {
        if (recording != null) {
            recording.state(id, state);
        }
    }

    /** Tells the recording, if there is one, what the outside world does now. */
    void showFault(Act act) {
        if (recording != null) {
            recording.fault(nowNanos, act.toString());
        }
    }

    /** The network between the nodes. */
    public Network network() {
        return network;
    }

    /** From now on this monitor watches, after those that came earlier. */
    public void watch(Monitor<M> monitor) {
        monitors.add(monitor);
    }

    /** From now on the test plays this node itself. It must not be running. */
    public void puppet(int id, Puppet<M> puppet) {
        if (machines.get(id).alive) {
            throw new IllegalStateException("S" + id + " is running, it cannot be a puppet");
        }
        puppets.set(id, puppet);
    }

    /** Whether the test plays this node. */
    public boolean isPuppet(int id) {
        return puppets.get(id) != null;
    }

    /** Whether this node runs (puppets do not). */
    public boolean isAlive(int id) {
        return machines.get(id).alive;
    }

    /** Starts a node that does not run. */
    public void boot(int id) {
        Machine<M> machine = machines.get(id);
        if (machine.alive || isPuppet(id)) {
            throw new IllegalStateException("S" + id + " is running already, or a puppet");
        }
        machine.boot(setup.schedule());
        if (recording != null) {
            recording.booted(nowNanos, id);
        }
        for (Monitor<M> monitor : monitors) {
            observe(() -> monitor.booted(id));
        }
        begin(machine);
        N node = null;
        int depth = Fuel.depth();
        try {
            node = setup.newNode().apply(id);
            if (node == null) {
                misuse(id, "does not exist: the solution gave null instead of a server.");
            } else {
                nodes.set(id, node);
                node.start(setup.newContext().apply(machine));
            }
        } catch (Throwable thrown) {
            caught(machine, thrown, depth);
        }
        end(machine);
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
        Machine<M> machine = machines.get(id);
        if (machine.alive) {
            machine.alive = false;
            machine.struck = false;
            machine.forgetPlannedCrash();
            nodes.set(id, null);
            if (recording != null) {
                recording.crashed(nowNanos, id);
            }
            for (Monitor<M> monitor : monitors) {
                observe(() -> monitor.crashed(id));
            }
            throwViolation();
        }
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
        machines.get(id).plannedCrash(handler, effects);
    }

    /** How many handlers of a node have begun, over all its boots. */
    public long handlers(int id) {
        return machines.get(id).handlers;
    }

    /** Ends all faults: the network is whole, no crash is planned any more, and everybody runs. */
    public void calm() {
        network.heal();
        machines.forEach(Machine::forgetPlannedCrash);
        bootAll();
    }

    /** How many outside effects the node's last handler had, those before a crash only. */
    public int effectsOfLastHandler(int id) {
        return machines.get(id).effects;
    }

    // ------------------------------------------------------------------------------------------------ time passes

    /** Virtual milliseconds since the run began, rounded down. */
    public long nowMillis() {
        return nowNanos / NANOS_PER_MILLI;
    }

    /** Virtual nanoseconds since the run began. */
    public long nowNanos() {
        return nowNanos;
    }

    /** How many events have happened. */
    public long events() {
        return pace.events();
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
        long deadlineNanos = nowNanos + withinMillis * NANOS_PER_MILLI;
        if (condition.getAsBoolean()) {
            return true;
        }
        while (!queue.isEmpty() && queue.nextTimeNanos() <= deadlineNanos) {
            step();
            if (condition.getAsBoolean()) {
                return true;
            }
        }
        nowNanos = deadlineNanos;
        return false;
    }

    /** Runs an action of the test when so much time has passed. */
    public void after(long millis, Runnable action) {
        Event<M> event = queue.fresh();
        event.timeNanos = nowNanos + millis * NANOS_PER_MILLI;
        event.order = nextOrder++;
        event.kind = Kind.ACTION;
        event.action = action;
        queue.add(event);
    }

    private void step() {
        Event<M> event = queue.take();
        nowNanos = event.timeNanos;
        pace.event(nowNanos);
        switch (event.kind) {
            case DELIVERY -> {
                int from = event.from;
                int to = event.to;
                M message = event.message;
                int recorded = event.recorded;
                queue.recycle(event);
                arrive(from, to, message, recorded);
            }
            case TIMER -> {
                Timer timer = event.timer;
                int generation = event.generation;
                long order = event.order;
                queue.recycle(event);
                expire(timer, generation, order);
            }
            case ACTION -> {
                Runnable action = event.action;
                queue.recycle(event);
                action.run();
            }
        }
    }

    // ---------------------------------------------------------------------------------------------- the test's hands

    /** Sends a message in a puppet's name, over the network. */
    public void sendAs(int from, int to, M message) {
        transmit(from, to, message);
        throwViolation();
    }

    /** Hands a message to a node at once, past the network; its handler has run when this returns. */
    public void deliver(int from, int to, M message) {
        for (Monitor<M> monitor : monitors) {
            observe(() -> monitor.sent(from, to, message));
        }
        hand(from, to, message, recording == null ? 0 : recording.sent(nowNanos, from, to, message));
    }

    /**
     * Asks a running node something. The question must not change anything: an outside effect, a timer or a random number
     * during it fails the run.
     *
     * @return the node's answer, which may be null
     */
    public <T> T ask(int id, Function<N, T> question) {
        T answer = null;
        if (recording != null) {
            recording.asked(id);
        }
        asking = true;
        int depth = Fuel.depth();
        try {
            answer = question.apply(nodes.get(id));
        } catch (Throwable thrown) {
            caught(machines.get(id), thrown, depth);
        }
        asking = false;
        Fuel.check();
        throwViolation();
        return answer;
    }

    // ------------------------------------------------------------------------------------------------ what nodes cause

    void transmit(int from, int to, M message) {
        if (pace.isRestless()) {
            stopRestless(from, "sent a message to S" + to);
        }
        for (int i = 0; i < monitors.size(); i++) {
            sent(monitors.get(i), from, to, message);
        }
        int recorded = recording == null ? 0 : recording.sent(nowNanos, from, to, message);
        network.nextMessage(from, to);
        if (!network.carries(from, to)) {
            note(recorded, Recording.Fate.CUT);
            return;
        }
        if (network.loses()) {
            note(recorded, Recording.Fate.LOST);
            return;
        }
        long delayNanos = network.delayNanos(setup.isReply().test(message));
        schedule(from, to, message, delayNanos, recorded);
        if (network.duplicates()) {
            schedule(from, to, message, delayNanos + network.duplicateLagNanos(), recorded);
            if (recording != null) {
                recording.doubled(recorded);
            }
        }
    }

    private void note(int recorded, Recording.Fate fate) {
        if (recording != null) {
            recording.fate(recorded, fate);
        }
    }

    private void schedule(int from, int to, M message, long delayNanos, int recorded) {
        Event<M> event = queue.fresh();
        event.timeNanos = nowNanos + delayNanos;
        event.order = nextOrder++;
        event.kind = Kind.DELIVERY;
        event.from = from;
        event.to = to;
        event.message = message;
        event.recorded = recorded;
        queue.add(event);
    }

    void arm(Timer timer, long delayMs) {
        if (pace.isRestless()) {
            stopRestless(timer.machine.id, "armed the timer %.40s for %d ms later".formatted(timer.name, delayMs));
        }
        long delayNanos = Math.min(delayMs, Long.MAX_VALUE / NANOS_PER_MILLI / 2) * NANOS_PER_MILLI;
        timer.armed = true;
        timer.deadlineNanos = nowNanos + delayNanos;
        timer.order = nextOrder++;
        if (!timer.queued || timer.queuedNanos > timer.deadlineNanos) {
            enqueue(timer);
        }
    }

    private void enqueue(Timer timer) {
        timer.queued = true;
        timer.queuedNanos = timer.deadlineNanos;
        Event<M> event = queue.fresh();
        event.timeNanos = timer.deadlineNanos;
        event.order = timer.order;
        event.kind = Kind.TIMER;
        event.timer = timer;
        event.generation = ++timer.generation;
        queue.add(event);
    }

    void remarked(int id, String text) {
        if (recording != null) {
            recording.remarked(text);
        }
        for (Monitor<M> monitor : monitors) {
            observe(() -> monitor.remarked(id, text));
        }
        stopIfViolated();
    }

    void effectHappened(int id, Object what) {
        if (recording != null) {
            recording.effect(what);
        }
        for (Monitor<M> monitor : monitors) {
            observe(() -> monitor.effect(id, what));
        }
        stopIfViolated();
    }

    /** Whether the test is asking a node something right now. */
    boolean isAsking() {
        return asking;
    }

    /** Notes a misuse and gives the signal that ends the handler; outside a handler it fails the run when it is next looked at. */
    Error misuse(int id, String what) {
        if (violation == null) {
            violation = new Violation("API", "S" + id + " " + what);
        }
        return StopHandler.SIGNAL;
    }

    // ------------------------------------------------------------------------------------------------ handlers

    private void arrive(int from, int to, M message, int recorded) {
        if (!network.carries(from, to)) {
            note(recorded, Recording.Fate.CUT);
            return;
        }
        Puppet<M> puppet = puppets.get(to);
        if (puppet != null) {
            note(recorded, Recording.Fate.ARRIVED);
            puppet.receive(from, message);
        } else if (machines.get(to).alive) {
            hand(from, to, message, recorded);
        } else {
            note(recorded, Recording.Fate.UNHEARD);
        }
    }

    private void hand(int from, int to, M message, int recorded) {
        if (recording != null) {
            recording.received(nowNanos, to, recorded);
        }
        for (int i = 0; i < monitors.size(); i++) {
            delivered(monitors.get(i), from, to, message);
        }
        Machine<M> machine = machines.get(to);
        begin(machine);
        int depth = Fuel.depth();
        try {
            nodes.get(to).receive(from, message);
        } catch (Throwable thrown) {
            caught(machine, thrown, depth);
        }
        end(machine);
    }

    private void expire(Timer timer, int generation, long order) {
        if (generation != timer.generation) {
            return; // left over from a deadline that was moved forward
        }
        timer.queued = false;
        Machine<M> machine = machines.get(timer.machine.id);
        if (!timer.armed || !machine.alive || machine.incarnation != timer.incarnation) {
            return;
        }
        if (timer.order != order) {
            enqueue(timer); // it was armed again since; now its turn is later
            return;
        }
        timer.armed = false;
        if (recording != null) {
            recording.expired(nowNanos, machine.id, timer.name);
        }
        begin(machine);
        int depth = Fuel.depth();
        try {
            nodes.get(machine.id).timer(timer.name);
        } catch (Throwable thrown) {
            caught(machine, thrown, depth);
        }
        end(machine);
    }

    private void begin(Machine<M> machine) {
        machine.begin();
    }

    private void end(Machine<M> machine) {
        machine.handling = false;
        Fuel.check();
        throwViolation();
        if (machine.crashesAtEndOfHandler()) {
            crash(machine.id);
            return;
        }
        for (int i = 0; i < monitors.size(); i++) {
            handled(monitors.get(i), machine.id);
        }
        throwViolation();
        if (recording != null) {
            recording.ended();
        }
    }

    /** @param depth how deep calls were outside student code: what is thrown skips the exits of its methods */
    private void caught(Machine<M> machine, Throwable thrown, int depth) {
        Fuel.restore(depth);
        if (thrown instanceof StopHandler) {
            return; // what happened stands in the machine and in the violation
        }
        if (thrown instanceof VirtualMachineError || thrown instanceof Exhausted) {
            machine.handling = false;
            asking = false;
            throw (Error) thrown; // resources: the referee's affair, not the network's
        }
        if (!machine.struck) {
            misuse(machine.id, "threw " + Blame.describe(thrown, setup.studentPackage()) + ".");
        }
    }

    // ------------------------------------------------------------------------------------------------ monitors

    private void sent(Monitor<M> monitor, int from, int to, M message) {
        try {
            monitor.sent(from, to, message);
        } catch (Violation broken) {
            note(broken);
        }
        if (violation != null && machines.get(from).handling) {
            throw StopHandler.SIGNAL;
        }
    }

    private void delivered(Monitor<M> monitor, int from, int to, M message) {
        monitor.delivered(from, to, message);
    }

    private void handled(Monitor<M> monitor, int id) {
        monitor.handled(id);
    }

    private void observe(Runnable look) {
        try {
            look.run();
        } catch (Violation broken) {
            note(broken);
        }
    }

    private void note(Violation broken) {
        if (violation == null) {
            violation = broken;
        }
    }

    private void stopRestless(int id, String act) {
        if (machines.get(id).handling) {
            note(pace.because(id, act));
            throw StopHandler.SIGNAL;
        }
    }

    private void stopIfViolated() {
        if (violation != null) {
            throw StopHandler.SIGNAL;
        }
    }

    private void throwViolation() {
        if (violation != null) {
            throw violation;
        }
    }
}
