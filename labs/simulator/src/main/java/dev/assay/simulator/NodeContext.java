package dev.assay.simulator;

import dev.assay.kit.Context;
import dev.assay.kit.RandomSource;

/**
 * The context that simulated nodes get. A lab extends it with its own outside effects, each wrapped in
 * {@link #effect}.
 *
 * @param <M> the messages of the lab
 */
public abstract class NodeContext<M> implements Context<M> {
    private final Machine<M> machine;
    private final int incarnation;

    /**
     * @param machine where the node runs; the cluster hands it to the lab's context factory
     */
    protected NodeContext(Machine<M> machine) {
        this.machine = machine;
        this.incarnation = machine.incarnation;
    }

    @Override
    public final int self() {
        return machine.id;
    }

    @Override
    public final int clusterSize() {
        return machine.cluster.size();
    }

    @Override
    public final long now() {
        return machine.cluster.nowMillis();
    }

    @Override
    public final void send(int to, M message) {
        requireHandler("send");
        if (message == null) {
            throw misuse("sent null; a message is never null.");
        }
        if (to == machine.id) {
            throw misuse("sent a message to itself; it can only send to other servers.");
        }
        if (to < 0 || to >= machine.cluster.size()) {
            throw misuse("sent a message to server " + to + "; the servers are 0 to " + (machine.cluster.size() - 1) + ".");
        }
        beginEffect();
        machine.cluster.transmit(machine.id, to, message);
    }

    @Override
    public final void setTimer(String name, long delayMs) {
        requireHandler("setTimer");
        if (name == null) {
            throw misuse("armed a timer whose name is null.");
        }
        if (delayMs < 0) {
            throw misuse("armed a timer with a delay of " + delayMs + " ms; a delay is never negative.");
        }
        machine.cluster.arm(machine.findOrAdd(name), delayMs);
    }

    @Override
    public final void cancelTimer(String name) {
        requireHandler("cancelTimer");
        Timer timer = name == null ? null : machine.find(name);
        if (timer != null) {
            timer.armed = false;
        }
    }

    @Override
    public final RandomSource random() {
        requireHandler("random");
        return machine.random;
    }

    @Override
    public final void trace(String text) {
        requireHandler("trace");
        machine.cluster.remarked(machine.id, text);
    }

    /**
     * An outside effect of the lab's own: a crash can strike before it, and monitors hear of it.
     *
     * @param what what happens, as data for monitors and recordings
     * @param effect makes it happen
     */
    protected final void effect(Object what, Runnable effect) {
        requireHandler("an effect");
        beginEffect();
        effect.run();
        machine.cluster.effectHappened(machine.id, what);
    }

    /**
     * Fails the run because the node misused what the lab offers.
     *
     * @param what the misuse, as the rest of a sentence that begins with the server's name
     * @return never; throw it, so that the compiler sees that the handler ends here
     */
    protected final Error misuse(String what) {
        return machine.cluster.misuse(machine.id, what);
    }

    private void requireHandler(String call) {
        if (machine.struck && machine.handling) {
            throw StopHandler.SIGNAL; // a handler that caught the crash goes on, but nothing that it does has an effect
        }
        if (machine.incarnation != incarnation || !machine.alive) {
            throw misuse("called " + call + " on the context of an earlier boot.");
        }
        if (machine.cluster.isAsking()) {
            throw misuse("called " + call + " while the tests asked it for its status; answering must not change anything.");
        }
        if (!machine.handling) {
            throw misuse("called " + call + " outside its own handlers.");
        }
    }

    private void beginEffect() {
        if (machine.crashAfterEffects == machine.effects) {
            machine.struck = true;
            throw StopHandler.SIGNAL;
        }
        machine.effects++;
    }
}
