package dev.assay.simulator;

import java.util.function.Consumer;

/**
 * A number that stands for everything that happened in a run. Two runs of the same code with the same seed have the same
 * digest; if they do not, something in the code is not a function of its input.
 *
 * @param <M> the messages of the lab; their hash codes must depend on their contents alone
 */
public final class RunDigest<M> implements Monitor<M> {
    private final Cluster<M, ?, ?> cluster;
    private long digest;

    /** Starts to watch this cluster. */
    public RunDigest(Cluster<M, ?, ?> cluster) {
        this.cluster = cluster;
        cluster.watch(this);
    }

    /**
     * Runs something under a schedule, whichever strategy chooses its order, and digests all clusters that it makes. Done
     * twice, it tells whether the run is a function of code and schedule.
     */
    public static long of(Schedule schedule, Consumer<Schedule> body) {
        Trial trial = Trial.digested();
        body.accept(schedule.again(trial));
        return trial.digest();
    }

    /** The digest of what has happened so far. */
    public long value() {
        return digest;
    }

    @Override
    public void sent(int from, int to, M message) {
        add(1, from, to, message.hashCode());
    }

    @Override
    public void delivered(int from, int to, M message) {
        add(2, from, to, message.hashCode());
    }

    @Override
    public void effect(int id, Object effect) {
        add(3, id, 0, effect.hashCode());
    }

    @Override
    public void handled(int id) {
        add(4, id, 0, 0);
    }

    @Override
    public void crashed(int id) {
        add(5, id, 0, 0);
    }

    @Override
    public void booted(int id) {
        add(6, id, 0, 0);
    }

    @Override
    public void remarked(int id, String text) {
        add(7, id, 0, text == null ? 0 : text.hashCode());
    }

    private void add(int kind, int a, int b, int content) {
        long where = (long) kind << 56 | (long) a << 44 | (long) b << 32 | content & 0xFFFFFFFFL;
        digest = Mix.mix(Mix.mix(digest, cluster.nowNanos()), where);
    }
}
