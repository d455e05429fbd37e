package dev.assay.simulator.service;

import dev.assay.kit.port.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A process that runs a student's service: it is built and started, ticks, runs what has to run for ever, and comes back when it has
 * died. Requests to it fail at once while it is not there.
 *
 * @param <S> the lab's service
 */
public final class Server<S extends Service> {
    private static final long START_AGAIN_MILLIS = 1_000;
    private static final long RESTART_MILLIS = 3_000;

    private final World world;
    private final Instance instance;
    private final Function<Instance, S> build;
    private final List<Loop<S>> loops = new ArrayList<>();
    private final List<Request<?>> endedLoops = new ArrayList<>();
    private LongSupplier restartMillis = () -> RESTART_MILLIS;
    private long tickMillis;
    private S service;
    private boolean isUp;
    private boolean staysDown;

    private record Loop<S>(String what, Consumer<S> body) {}

    /**
     * A process that is not there yet: see {@link #boot}.
     *
     * @param skewMillis how far ahead its machine's clock is
     * @param build makes the service from the instance whose clock it gets; called for each start
     */
    public Server(World world, String name, long skewMillis, Function<Instance, S> build) {
        this.world = world;
        this.instance = world.instance(name, skewMillis);
        this.build = build;
        instance.whenDead(this::died);
    }

    /** It ticks again so long after a tick has ended; 0: never. Takes effect after the next tick. */
    public Server<S> tickEvery(long millis) {
        boolean begins = isUp && tickMillis == 0 && millis > 0;
        tickMillis = millis;
        if (begins) {
            tickLater(service);
        }
        return this;
    }

    /** How long after each death it starts again; 3 s unless said. */
    public Server<S> restartAfter(LongSupplier millis) {
        restartMillis = millis;
        return this;
    }

    /**
     * From each start on, runs this on a fiber of its own.
     *
     * @param loop is not expected to end; if it does, it is among {@link #endedLoops}
     */
    public Server<S> alongside(String what, Consumer<S> loop) {
        loops.add(new Loop<>(what, loop));
        return this;
    }

    /** Builds it and starts it; requests are taken from the end of its start. */
    public Server<S> boot() {
        staysDown = false;
        int life = instance.life();
        start(life, true);
        return this;
    }

    private void start(int life, boolean isNew) {
        Request<?> starting = instance.begin("start", () -> {
            if (isNew) {
                service = build.apply(instance);
            }
            service.start();
            return null;
        });
        starting.whenEnded(() -> {
            if (starting.isAnswered()) {
                isUp = true;
                loops.forEach(this::run);
                if (tickMillis > 0) {
                    tickLater(service);
                }
            } else if (instance.life() == life) {
                world.after(START_AGAIN_MILLIS, () -> {
                    if (instance.life() == life) {
                        start(life, service == null);
                    }
                });
            }
        });
    }

    private void run(Loop<S> loop) {
        S mine = service;
        Request<?> running = instance.begin(loop.what(), () -> {
            loop.body().accept(mine);
            return null;
        });
        running.whenEnded(() -> {
            if (running.state() != Request.State.LOST) {
                endedLoops.add(running);
            }
        });
    }

    private void tickLater(S mine) {
        world.after(tickMillis, () -> {
            if (service == mine && isUp && tickMillis > 0) {
                Request<?> tick = instance.begin("tick", () -> {
                    mine.tick();
                    return null;
                });
                tick.whenEnded(() -> {
                    if (service == mine && tickMillis > 0) {
                        tickLater(mine);
                    }
                });
            }
        });
    }

    private void died() {
        isUp = false;
        service = null;
        if (!staysDown) {
            int life = instance.life();
            world.after(restartMillis.getAsLong(), () -> {
                if (instance.life() == life && service == null) {
                    boot();
                }
            });
        }
    }

    /** Asks it; fails at once with {@link dev.assay.kit.port.Unavailable} while it is not there. */
    public <R> Request<R> request(String what, Function<S, R> call) {
        if (!isUp) {
            return Request.refused(what + ": " + instance.name() + " is not there", world.nowNanos());
        }
        S mine = service;
        return instance.begin(what, () -> call.apply(mine));
    }

    /** Kills it; it comes back after {@link #restartAfter}. */
    public void crash() {
        instance.crash();
    }

    /** Kills it; it comes back after so long. */
    public void downFor(long millis) {
        staysDown = true;
        instance.crash();
        world.after(millis, this::boot);
    }

    /** Whether it takes requests. */
    public boolean isUp() {
        return isUp;
    }

    /** The machine that it runs on. */
    public Instance instance() {
        return instance;
    }

    /** What should have run for ever and has ended, whether by itself or by a port's exception. */
    public List<Request<?>> endedLoops() {
        return List.copyOf(endedLoops);
    }
}
