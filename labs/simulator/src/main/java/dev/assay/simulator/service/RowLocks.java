package dev.assay.simulator.service;

import dev.assay.kit.port.Deadlock;
import dev.assay.simulator.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Who may write which row of a store. A lock is held until its transaction ends, and handed over in the order in which it was asked for.
 * Whoever would close a circle of waiting is told so at once; a real database takes a second to notice.
 */
final class RowLocks {
    /** A row, whether it is there or not. */
    record Key(String table, String id) {
        @Override
        public String toString() {
            return table + " " + id;
        }
    }

    private static final class Lock {
        private Transaction owner;
        private final Deque<Transaction> waiting = new ArrayDeque<>();
    }

    private final World world;
    private final Map<Key, Lock> locks = new HashMap<>();

    RowLocks(World world) {
        this.world = world;
    }

    /** Who holds a row's lock; null if nobody does. */
    Transaction owner(Key key) {
        Lock lock = locks.get(key);
        return lock == null ? null : lock.owner;
    }

    /** Gives a transaction a row's lock. Waits for it if another holds it. */
    void acquire(Transaction transaction, Key key) {
        Lock lock = locks.computeIfAbsent(key, any -> new Lock());
        if (lock.owner == null || lock.owner == transaction) {
            take(lock, transaction, key);
            return;
        }
        World.Task task = world.current();
        if (task == null) {
            throw new Transaction.Cut(); // a statement that came late, and whose sender has gone: nobody waits for it
        }
        if (lock.owner.task() == task) {
            throw new Violation("deadlock", task.inWords() + " waits for itself: the row '" + key + "' is locked by a transaction of the same request.");
        }
        for (Transaction other = lock.owner; other != null; other = other.waitsFor() == null ? null : owner(other.waitsFor())) {
            if (other == transaction) {
                throw new Deadlock(key.toString());
            }
        }
        lock.waiting.add(transaction);
        transaction.waitsFor(key);
        world.waitFor(task); // until it is the owner
    }

    private void take(Lock lock, Transaction transaction, Key key) {
        lock.owner = transaction;
        transaction.holds(key);
    }

    /** Takes all of a transaction's locks away, and its place in a queue. */
    void release(Transaction transaction) {
        if (transaction.waitsFor() != null) {
            locks.get(transaction.waitsFor()).waiting.remove(transaction);
            transaction.waitsFor(null);
        }
        for (Iterator<Key> held = transaction.held(); held.hasNext(); ) {
            hand(held.next());
            held.remove();
        }
    }

    /** Takes one lock away from the transaction that holds it. */
    void release(Transaction transaction, Key key) {
        transaction.holdsNot(key);
        hand(key);
    }

    /** On to whoever waits for it first. */
    private void hand(Key key) {
        Lock lock = locks.get(key);
        Transaction next = lock.waiting.poll();
        if (next == null) {
            locks.remove(key);
        } else {
            next.waitsFor(null);
            take(lock, next, key);
            world.wake(next.task());
        }
    }
}
