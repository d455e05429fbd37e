package dev.assay.simulator.service;

import dev.assay.kit.port.Leased;
import dev.assay.kit.port.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A queue of jobs with a visibility time-out, as JetStream's work queues and SQS are. What it does was compared with a real server;
 * docs/ports.md lists where the two differ.
 *
 * @param <J> what a job is
 */
public final class SimulatedQueue<J> implements Queue<J> {
    /** After this a call without an answer gives up. */
    public static final long TIMEOUT_MILLIS = 1_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final World world;
    private final Service service;
    private final List<Waiting<J>> jobs = new ArrayList<>();
    private long nextReceipt;

    private static final class Waiting<J> {
        private final J job;
        private long visibleNanos;
        private int deliveries;
        private String receipt = "";

        Waiting(J job, long visibleNanos) {
            this.job = job;
            this.visibleNanos = visibleNanos;
        }
    }

    /**
     * An empty queue.
     *
     * @param name its name in traces
     */
    public SimulatedQueue(World world, String name) {
        this.world = world;
        this.service = new Service(name);
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** Somebody puts a job there, now. */
    public void add(J job) {
        jobs.add(new Waiting<>(PlainData.copy(job), world.nowNanos()));
    }

    /** How many jobs are not acknowledged. */
    public int size() {
        return jobs.size();
    }

    @Override
    public Optional<Leased<J>> receive(long visibilityMs) {
        require(visibilityMs >= 1, "a time of " + visibilityMs + " ms");
        return world.call(service, "receive", TIMEOUT_MILLIS, () -> {
            Waiting<J> first = null;
            for (Waiting<J> waiting : jobs) {
                if (waiting.visibleNanos <= world.nowNanos() && (first == null || waiting.visibleNanos < first.visibleNanos)) {
                    first = waiting;
                }
            }
            if (first == null) {
                return Optional.empty();
            }
            first.visibleNanos = world.nowNanos() + visibilityMs * NANOS_PER_MILLI;
            first.deliveries++;
            first.receipt = "r" + nextReceipt++;
            return Optional.of(new Leased<>(first.receipt, first.deliveries, PlainData.copy(first.job)));
        });
    }

    @Override
    public void ack(Leased<J> leased) {
        require(leased != null, "no lease");
        world.call(service, "ack " + leased.receipt(), TIMEOUT_MILLIS, () -> jobs.removeIf(waiting -> waiting.receipt.equals(leased.receipt())));
    }

    @Override
    public void extend(Leased<J> leased, long visibilityMs) {
        require(leased != null && visibilityMs >= 1, "no lease, or a time of " + visibilityMs + " ms");
        world.call(service, "extend " + leased.receipt(), TIMEOUT_MILLIS, () -> {
            jobs.stream().filter(waiting -> waiting.receipt.equals(leased.receipt()))
                    .forEach(waiting -> waiting.visibleNanos = world.nowNanos() + visibilityMs * NANOS_PER_MILLI);
            return null;
        });
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("a queue is given " + what);
        }
    }
}
