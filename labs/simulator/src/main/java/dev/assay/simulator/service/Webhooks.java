package dev.assay.simulator.service;

import dev.assay.kit.port.PspPayment;
import dev.assay.simulator.Mix;
import java.util.ArrayList;
import java.util.List;

/**
 * How a {@link SimulatedPsp} tells about changes: late, in any order, more than once, and again until somebody says
 * that it has
 * understood.
 */
public final class Webhooks {
    /** An event that was not accepted comes again after so long. */
    public static final long AGAIN_AFTER_MILLIS = 5_000;

    /** After so many deliveries of a copy the provider gives up. */
    public static final int MOST_DELIVERIES = 20;

    private final World world;
    private final long seed;
    private final Manner manner;
    private final Receiver receiver;
    private final List<Delivery> deliveries = new ArrayList<>();
    private int events;

    /**
     * Something that has happened to a payment.
     *
     * @param id its name; all copies have the same
     * @param payment the payment, as it was then
     * @param atMillis when it happened, virtual time
     */
    public record Event(String id, PspPayment payment, long atMillis) {}

    /**
     * How events come.
     *
     * @param leastDelayMillis at least so long after they happened
     * @param mostDelayMillis at most so long
     * @param mostCopies each comes at most so often, even if it is accepted at once; at least 1
     */
    public record Manner(long leastDelayMillis, long mostDelayMillis, int mostCopies) {
        /** Once, at once. */
        public static final Manner PROMPT = new Manner(0, 0, 1);

        /** Checks the ranges. */
        public Manner {
            if (leastDelayMillis < 0 || mostDelayMillis < leastDelayMillis || mostCopies < 1) {
                throw new IllegalArgumentException("events " + leastDelayMillis + " to " + mostDelayMillis
                        + " ms late, " + mostCopies + " times");
            }
        }
    }

    /** Who is told. */
    @FunctionalInterface
    public interface Receiver {
        /** Begins a request that tells an instance of it; its result says whether the event was accepted. */
        Request<Boolean> deliver(Event event);
    }

    /**
     * An event on its way.
     *
     * @param event what happened
     * @param request the request that tells of it
     */
    public record Delivery(Event event, Request<Boolean> request) {
        /** Whether the receiver has accepted it. */
        public boolean isAccepted() {
            return request.isAnswered() && request.result();
        }
    }

    Webhooks(World world, long seed, Manner manner, Receiver receiver) {
        this.world = world;
        this.seed = seed;
        this.manner = manner;
        this.receiver = receiver;
    }

    /** All deliveries so far, in order. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    void happened(PspPayment payment) {
        int number = events++;
        Event event = new Event("evt_" + number, payment, world.nowMillis());
        int copies = 1 + (int) Mix.bounded(Mix.of(seed, "copies", number), manner.mostCopies());
        for (int copy = 0; copy < copies; copy++) {
            long spread = manner.mostDelayMillis() - manner.leastDelayMillis() + 1;
            long delay = manner.leastDelayMillis() + Mix.bounded(Mix.of(seed, "delay", number, copy), spread);
            world.after(delay, () -> deliver(event, 1));
        }
    }

    private void deliver(Event event, int which) {
        Delivery delivery = new Delivery(event, receiver.deliver(event));
        deliveries.add(delivery);
        delivery.request().whenEnded(() -> {
            if (!delivery.isAccepted() && which < MOST_DELIVERIES) {
                world.after(AGAIN_AFTER_MILLIS, () -> deliver(event, which + 1));
            }
        });
    }
}
