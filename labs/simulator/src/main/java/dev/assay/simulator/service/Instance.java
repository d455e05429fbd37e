package dev.assay.simulator.service;

import dev.assay.kit.port.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * One running copy of a service on a machine of its own: it has a clock, it takes requests, and it can die. What died stays as it
 * was, in the middle of whatever it did; nothing of it ever runs again. What its memory held is for the test to drop and build anew.
 */
public final class Instance {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final World world;
    private final String name;
    private final long skewMillis;
    private final List<Request<?>> running = new ArrayList<>();
    private int life;
    private int calls;
    private Runnable whenDead = () -> {};

    Instance(World world, String name, long skewMillis) {
        this.world = world;
        this.name = name;
        this.skewMillis = skewMillis;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its clock, off by its skew. */
    public Time time() {
        return new Time() {
            @Override
            public long now() {
                return world.nowMillis() + skewMillis;
            }

            @Override
            public void sleep(long millis) {
                if (millis < 0) {
                    throw new IllegalArgumentException("a sleep of " + millis + " ms");
                }
                world.sleep(millis * NANOS_PER_MILLI);
            }
        };
    }

    /** Begins a request now, on a fiber of its own. It runs when the world does. */
    public <R> Request<R> begin(String what, Callable<R> body) {
        return world.begin(this, what, body);
    }

    /** Kills the process: its requests are lost. The next request finds a new one, whose memory the test has to build. */
    public void crash() {
        life++;
        world.died(this);
        List<Request<?>> lost = List.copyOf(running);
        running.clear();
        lost.forEach(request -> request.lost(world.nowNanos()));
        whenDead.run();
    }

    /** Has this done at once whenever the process dies: to forget it, and to start it again later. */
    public void whenDead(Runnable action) {
        whenDead = action;
    }

    /** How many port calls it has made, over all its lives. */
    public int calls() {
        return calls;
    }

    int nextCall() {
        return calls++;
    }

    int life() {
        return life;
    }

    void began(Request<?> request) {
        running.add(request);
    }

    void ended(Request<?> request) {
        running.remove(request);
    }
}
