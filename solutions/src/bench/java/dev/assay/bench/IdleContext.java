package dev.assay.bench;

import dev.assay.kit.RandomSource;
import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.RaftContext;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.Stable;

/** A world in which nothing happens, so that what a server's handlers cost is seen alone. */
public final class IdleContext implements RaftContext, Stable, RandomSource {
    private HardState kept = HardState.INITIAL;
    private String timer = "";
    private long sent;
    private long drawn;

    /** How many messages were sent into the void. */
    public long sent() {
        return sent;
    }

    /** Fires the timer that was set last. */
    public void fireTimer(RaftNode server) {
        server.timer(timer);
    }

    @Override
    public int self() {
        return 0;
    }

    @Override
    public int clusterSize() {
        return 5;
    }

    @Override
    public long now() {
        return sent;
    }

    @Override
    public void send(int to, RaftMessage message) {
        sent += 1 + message.term() % 2;
    }

    @Override
    public void setTimer(String name, long delayMs) {
        timer = name;
    }

    @Override
    public void cancelTimer(String name) {}

    @Override
    public RandomSource random() {
        return this;
    }

    @Override
    public void trace(String text) {}

    @Override
    public Stable stable() {
        return this;
    }

    @Override
    public HardState hardState() {
        return kept;
    }

    @Override
    public void save(HardState state) {
        kept = state;
    }

    @Override
    public long lastLogIndex() {
        return 0;
    }

    @Override
    public long lastLogTerm() {
        return 0;
    }

    @Override
    public long nextLong(long origin, long bound) {
        drawn++;
        return origin + drawn % (bound - origin);
    }

    @Override
    public int nextInt(int bound) {
        return (int) nextLong(0, bound);
    }

    @Override
    public double nextDouble() {
        return 0.5;
    }
}
