package dev.assay.simulator.service;

import dev.assay.simulator.Violation;
import dev.assay.simulator.fuel.Monitors;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What {@code synchronized} means in student code on fibers: locks that are handed over in the order in which they were asked for.
 * Instances are processes of their own: an object that two of them have, such as a class or a literal, has a lock in each. The map is never iterated but to complain, so the order of identities shows nowhere else.
 */
final class Locks implements Monitors.Locks {
    private static final class Lock {
        private World.Task owner;
        private int holds;
        private final Deque<World.Task> waiting = new ArrayDeque<>();
        private final Deque<World.Task> sleeping = new ArrayDeque<>();
    }

    private final World world;
    private final Map<Instance, Map<Object, Lock>> locks = new IdentityHashMap<>();
    private final Deque<World.Task> everybodyWaiting = new ArrayDeque<>();

    Locks(World world) {
        this.world = world;
    }

    @Override
    public void enter(Object object) {
        World.Task task = world.current();
        if (task == null) {
            return; // the test itself runs alone
        }
        Lock lock = locksOf(task).computeIfAbsent(object, any -> new Lock());
        if (lock.owner != null && !lock.owner.isAlive()) {
            release(lock); // its process died with it
        }
        if (lock.owner == null) {
            lock.owner = task;
            lock.holds = 1;
        } else if (lock.owner == task) {
            lock.holds++;
        } else {
            lock.waiting.add(task);
            everybodyWaiting.add(task);
            world.waitFor(task);
        }
    }

    @Override
    public void exit(Object object) {
        World.Task task = world.current();
        Lock lock = task == null ? null : locksOf(task).get(object);
        if (lock != null && lock.owner == task && --lock.holds == 0) {
            release(lock);
            if (lock.owner == null && lock.sleeping.isEmpty()) {
                locksOf(task).remove(object);
            }
        }
    }

    @Override
    public void await(Object object, long millis) {
        Lock lock = requireOwned(object);
        World.Task task = lock.owner;
        int holds = lock.holds;
        lock.sleeping.add(task);
        everybodyWaiting.add(task);
        if (millis > 0) {
            world.after(millis, () -> rouse(lock, task));
        }
        release(lock);
        world.waitFor(task); // until it has the lock again
        lock.holds = holds;
    }

    @Override
    public void wake(Object object, boolean all) {
        Lock lock = requireOwned(object);
        for (boolean again = true; again && !lock.sleeping.isEmpty(); again = all) {
            rouse(lock, lock.sleeping.peek());
        }
    }

    private Map<Object, Lock> locksOf(World.Task task) {
        return locks.computeIfAbsent(task.process(), any -> new IdentityHashMap<>());
    }

    private Lock requireOwned(Object object) {
        World.Task task = world.current();
        Lock lock = task == null ? null : locksOf(task).get(object);
        if (lock == null || lock.owner != task) {
            throw new IllegalMonitorStateException("wait and notify belong inside synchronized on the same object");
        }
        return lock;
    }

    /** It need not sleep any longer, and wants the lock. */
    private void rouse(Lock lock, World.Task task) {
        if (!lock.sleeping.remove(task) || !task.isAlive()) {
            return;
        }
        if (lock.owner == null || !lock.owner.isAlive()) {
            everybodyWaiting.remove(task);
            lock.owner = task;
            lock.holds = 1;
            world.wake(task);
        } else {
            lock.waiting.add(task);
        }
    }

    private void release(Lock lock) {
        lock.owner = null;
        while (!lock.waiting.isEmpty() && lock.owner == null) {
            World.Task next = lock.waiting.remove();
            everybodyWaiting.remove(next);
            if (next.isAlive()) {
                lock.owner = next;
                lock.holds = 1;
                world.wake(next);
            }
        }
    }

    void requireNobodyWaits() {
        for (World.Task task : everybodyWaiting) {
            if (task.isAlive()) {
                throw new Violation("deadlock", task.inWords() + " waits for a lock (synchronized) that is never given back, or to be notified.");
            }
        }
    }
}
