package dev.assay.simulator.service;

import dev.assay.kit.port.Fibers;
import dev.assay.kit.port.Mutex;
import dev.assay.kit.port.Promise;
import dev.assay.simulator.Violation;
import java.util.ArrayDeque;
import java.util.Deque;

/** Promises and locks between the requests of one instance. Who waits is woken in the order of asking. */
public final class SimulatedFibers implements Fibers {
    private final World world;
    private final Instance instance;
    private final Deque<World.Task> everybodyWaiting = new ArrayDeque<>();

    /**
     * Fibers.
     *
     * @param instance where {@link #spawn} runs things
     */
    public SimulatedFibers(World world, Instance instance) {
        this.world = world;
        this.instance = instance;
        world.watch(new World.Watcher() {
            @Override
            public void atRest() {
                for (World.Task task : everybodyWaiting) {
                    if (task.isAlive()) {
                        throw new Violation("deadlock", task.inWords() + " waits for a promise that nobody keeps, or for a lock that is never "
                                + "given back.");
                    }
                }
            }
        });
    }

    @Override
    public <T> Promise<T> promise() {
        return new Later<>();
    }

    @Override
    public Mutex mutex() {
        return new Turns();
    }

    @Override
    public void spawn(String name, Runnable body) {
        if (name == null || body == null) {
            throw new IllegalArgumentException("a fiber needs a name and something to do");
        }
        instance.begin(name, () -> {
            body.run();
            return null;
        });
    }

    private World.Task caller(String what) {
        World.Task task = world.current();
        if (task == null) {
            throw new IllegalStateException(what + " is called outside of any request");
        }
        return task;
    }

    private void stand(Deque<World.Task> line, World.Task task) {
        line.add(task);
        everybodyWaiting.add(task);
        world.waitFor(task);
    }

    private void wake(World.Task task) {
        everybodyWaiting.remove(task);
        world.wake(task);
    }

    private final class Later<T> implements Promise<T> {
        private final Deque<World.Task> waiting = new ArrayDeque<>();
        private boolean isDone;
        private T value;
        private RuntimeException failure;

        @Override
        public T await() {
            World.Task task = caller("Promise.await");
            if (!isDone) {
                stand(waiting, task);
            }
            if (failure != null) {
                throw failure;
            }
            return value;
        }

        @Override
        public void complete(T kept) {
            if (!isDone) {
                value = kept;
                done();
            }
        }

        @Override
        public void fail(RuntimeException broken) {
            if (broken == null) {
                throw new IllegalArgumentException("a promise is broken with null");
            }
            if (!isDone) {
                failure = broken;
                done();
            }
        }

        private void done() {
            isDone = true;
            waiting.forEach(SimulatedFibers.this::wake);
            waiting.clear();
        }

        @Override
        public boolean isDone() {
            return isDone;
        }
    }

    private final class Turns implements Mutex {
        private final Deque<World.Task> waiting = new ArrayDeque<>();
        private World.Task owner;

        @Override
        public void lock() {
            World.Task task = caller("Mutex.lock");
            if (owner == null || !owner.isAlive()) {
                owner = task;
            } else {
                stand(waiting, task);
            }
        }

        @Override
        public void unlock() {
            if (owner == null) {
                throw new IllegalStateException("a lock is given back that nobody holds");
            }
            do {
                owner = waiting.poll();
            } while (owner != null && !owner.isAlive());
            if (owner != null) {
                wake(owner);
            }
        }
    }
}
