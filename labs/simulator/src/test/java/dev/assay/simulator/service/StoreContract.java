package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Check;
import dev.assay.kit.port.Deadlock;
import dev.assay.kit.port.Isolation;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.SerializationFailure;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Tx;
import dev.assay.kit.port.TxAborted;
import dev.assay.kit.port.Unavailable;
import dev.assay.kit.port.Write;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link Store} promises. The simulation is held to it in every build, PostgreSQL in profile {@code contracts}: what passes with both
 * is what students may rely on. Sessions run at the same time and meet at steps: step 2 is later than all that step 1 did, unless that
 * waits for a row.
 */
abstract class StoreContract {
    /** A row with something of every kind. */
    record Account(long cents, String owner, boolean open, LocalDate since, List<String> tags, Map<String, Long> limits, Kind kind) {}

    /** A small row. */
    record Number(long n) {}

    enum Kind {
        PRIVATE,
        BUSINESS
    }

    static final Table<Account> ACCOUNTS = new Table<>("accounts", Account.class);
    static final Table<Number> NUMBERS = new Table<>("numbers", Number.class);

    /** One of those that use the store at the same time. */
    interface Session {
        /** The store, as this session's connection sees it. */
        Store store();

        /** Waits until a step begins; steps count from 0. */
        void step(int step);
    }

    /** Runs sessions at the same time, and returns when all have ended; what one throws is thrown. */
    abstract void together(List<Consumer<Session>> sessions);

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    private void run(Consumer<Session> session) {
        together(List.of(session));
    }

    private void run(Consumer<Session> one, Consumer<Session> other) {
        together(List.of(one, other));
    }

    private void alone(Consumer<Store> session) {
        run(one -> session.accept(one.store()));
    }

    private void note(String what) {
        journal.add(what);
    }

    private static Number n(long n) {
        return new Number(n);
    }

    private long now(String id) {
        long[] n = new long[1];
        alone(store -> n[0] = store.get(NUMBERS, id).value().n());
        return n[0];
    }

    @Test
    void whatIsWrittenIsRead() {
        Account account = new Account(-5, "Zoë \u20ac \ud83d\ude00", true, LocalDate.of(2028, 2, 29), List.of("b", "a", "b"), Map.of("day", 7L), Kind.BUSINESS);
        alone(store -> {
            assertNull(store.get(ACCOUNTS, "a"));
            assertTrue(store.insert(ACCOUNTS, "a", account));
            assertEquals(new Row<>("a", account, 1), store.get(ACCOUNTS, "a"));
            assertFalse(store.insert(ACCOUNTS, "a", account));
        });
    }

    @Test
    void aVersionGrowsWithEveryWrite() {
        alone(store -> {
            store.insert(NUMBERS, "k", n(1));
            assertTrue(store.replace(NUMBERS, "k", 1, n(2)));
            assertFalse(store.replace(NUMBERS, "k", 1, n(3)));
            assertEquals(new Row<>("k", n(2), 2), store.get(NUMBERS, "k"));
            try (Tx tx = store.begin()) {
                tx.put(NUMBERS, "k", n(7));
                tx.put(NUMBERS, "k", n(8));
                assertEquals(new Row<>("k", n(8), 4), tx.get(NUMBERS, "k"));
                tx.commit();
            }
            assertEquals(new Row<>("k", n(8), 4), store.get(NUMBERS, "k"));
            assertTrue(store.delete(NUMBERS, "k"));
            assertFalse(store.delete(NUMBERS, "k"));
            assertFalse(store.replace(NUMBERS, "k", 4, n(9)));
            assertTrue(store.insert(NUMBERS, "k", n(1)));
            assertEquals(1, store.get(NUMBERS, "k").version());
        });
    }

    @Test
    void aScanIsInTheOrderOfBytes() {
        List<String> ids = List.of("A", "Z", "_", "a", "a\u0001", "a0", "a00", "b", "\u00e9", "\uff21", "\ud83d\ude00");
        alone(store -> {
            ids.reversed().forEach(id -> store.insert(NUMBERS, id, n(id.length())));
            assertEquals(ids, store.scan(NUMBERS, " ", "\ud83d\ude01", 100).stream().map(Row::id).toList());
            assertEquals(List.of("a", "a\u0001"), store.scan(NUMBERS, "a", "b", 2).stream().map(Row::id).toList());
            assertEquals(List.of("a00"), store.scan(NUMBERS, "a00", "b", 9).stream().map(Row::id).toList());
            assertEquals(List.of(), store.scan(NUMBERS, "b", "b", 9));
            assertEquals(List.of(), store.scan(NUMBERS, "c", "b", 9));
        });
    }

    @Test
    void aTransactionSeesWhatItWroteAndNobodyElseDoes() {
        run(a -> {
            a.store().insert(NUMBERS, "gone", n(1));
            try (Tx tx = a.store().begin()) {
                assertTrue(tx.insert(NUMBERS, "new", n(2)));
                assertTrue(tx.delete(NUMBERS, "gone"));
                assertEquals(List.of("new"), tx.scan(NUMBERS, "a", "z", 9).stream().map(Row::id).toList());
                a.step(2);
                tx.commit();
            }
        }, b -> {
            b.step(1);
            assertEquals(List.of("gone"), b.store().scan(NUMBERS, "a", "z", 9).stream().map(Row::id).toList());
            b.step(3);
            assertEquals(List.of("new"), b.store().scan(NUMBERS, "a", "z", 9).stream().map(Row::id).toList());
        });
    }

    @Test
    void closingWithoutCommitUndoesAndFrees() {
        run(a -> {
            try (Tx tx = a.store().begin()) {
                tx.put(NUMBERS, "k", n(1));
                a.step(2);
                note("a closes");
            }
        }, b -> {
            b.step(1);
            assertTrue(b.store().insert(NUMBERS, "k", n(2)));
            note("b inserted");
        });
        assertEquals(List.of("a closes", "b inserted"), journal);
        assertEquals(2, now("k"));
    }

    @Test
    void anInsertWaitsForAnotherOfTheSameId() {
        run(a -> {
            try (Tx tx = a.store().begin()) {
                assertTrue(tx.insert(NUMBERS, "k", n(1)));
                a.step(2);
                note("a commits");
                tx.commit();
            }
        }, b -> {
            b.step(1);
            note("b " + b.store().insert(NUMBERS, "k", n(2)));
        });
        assertEquals(List.of("a commits", "b false"), journal);
    }

    @Test
    void anInsertOfWhatIsThereWaitsForAWriter() {
        run(a -> {
            a.store().insert(NUMBERS, "k", n(1));
            try (Tx tx = a.store().begin()) {
                tx.put(NUMBERS, "k", n(2));
                a.step(2);
                note("a commits");
                tx.commit();
            }
        }, b -> {
            b.step(1);
            note("b " + b.store().insert(NUMBERS, "k", n(3)));
        });
        assertEquals(List.of("a commits", "b false"), journal);
    }

    @Test
    void anInsertOfWhatIsThereWaitsForNoLock() {
        run(a -> {
            a.store().insert(NUMBERS, "k", n(1));
            try (Tx tx = a.store().begin()) {
                tx.lock(NUMBERS, "k");
                a.step(2);
                note("a commits");
                tx.commit();
            }
        }, b -> {
            b.step(1);
            note("b " + b.store().insert(NUMBERS, "k", n(3)));
        });
        assertEquals(List.of("b false", "a commits"), journal);
    }

    @Test
    void anInsertThatFindsARowHoldsNoLock() {
        run(a -> a.store().insert(NUMBERS, "k", n(1)));
        run(a -> {
            try (Tx tx = a.store().begin()) {
                assertFalse(tx.insert(NUMBERS, "k", n(2)));
                a.step(2);
                note("a commits");
                tx.commit();
            }
        }, b -> {
            b.step(1);
            note("b " + b.store().replace(NUMBERS, "k", 1, n(3)));
        });
        assertEquals(List.of("b true", "a commits"), journal);
    }

    @Test
    void readersWaitForNobody() {
        run(a -> {
            a.store().insert(NUMBERS, "k", n(1));
            try (Tx tx = a.store().begin()) {
                tx.put(NUMBERS, "k", n(2));
                a.step(2);
                note("a commits");
                tx.commit();
            }
        }, b -> {
            b.step(1);
            try (Tx tx = b.store().begin()) {
                note("b sees " + tx.get(NUMBERS, "k").value().n());
                b.step(3);
                note("b sees " + tx.get(NUMBERS, "k").value().n());
            }
        });
        assertEquals(List.of("b sees 1", "a commits", "b sees 2"), journal);
    }

    @Test
    void aReplaceLooksAgainAfterItHasWaited() {
        run(a -> {
            a.store().insert(NUMBERS, "k", n(1));
            try (Tx tx = a.store().begin()) {
                assertTrue(tx.replace(NUMBERS, "k", 1, n(2)));
                a.step(2);
                note("a commits");
                tx.commit();
            }
        }, b -> {
            b.step(1);
            note("b " + b.store().replace(NUMBERS, "k", 1, n(3)));
        });
        assertEquals(List.of("a commits", "b false"), journal);
        assertEquals(2, now("k"));
    }

    @Test
    void aLockLooksAgainAfterItHasWaited() {
        run(a -> {
            a.store().insert(NUMBERS, "k", n(1));
            try (Tx tx = a.store().begin()) {
                tx.delete(NUMBERS, "k");
                a.step(2);
                tx.commit();
            }
        }, b -> {
            b.step(1);
            try (Tx tx = b.store().begin()) {
                assertNull(tx.lock(NUMBERS, "k"));
                tx.put(NUMBERS, "k", n(5));
                tx.commit();
            }
        });
        assertEquals(5, now("k"));
    }

    @Test
    void aReadWithoutLockLosesAnUpdate() {
        run(a -> a.store().insert(NUMBERS, "k", n(10)));
        Consumer<Session> add = session -> {
            try (Tx tx = session.store().begin()) {
                long before = tx.get(NUMBERS, "k").value().n();
                session.step(1);
                tx.put(NUMBERS, "k", n(before + 1));
                tx.commit();
            }
        };
        run(add, add);
        assertEquals(11, now("k"));
    }

    @Test
    void aLockKeepsAllUpdates() {
        run(a -> a.store().insert(NUMBERS, "k", n(10)));
        Consumer<Session> add = session -> {
            for (int i = 0; i < 10; i++) {
                try (Tx tx = session.store().begin()) {
                    long before = tx.lock(NUMBERS, "k").value().n();
                    tx.put(NUMBERS, "k", n(before + 1));
                    if (i % 3 != 2) {
                        tx.commit();
                    }
                }
            }
        };
        together(Collections.nCopies(8, add));
        assertEquals(10 + 8 * 7, now("k"));
    }

    @Test
    void aLockOnAnAbsentIdKeepsInsertsOut() {
        run(a -> {
            try (Tx tx = a.store().begin()) {
                assertNull(tx.lock(NUMBERS, "k"));
                a.step(2);
                tx.insert(NUMBERS, "k", n(1));
                note("a commits");
                tx.commit();
            }
        }, b -> {
            b.step(1);
            note("b " + b.store().insert(NUMBERS, "k", n(2)));
        });
        assertEquals(List.of("a commits", "b false"), journal);
    }

    @Test
    void oppositeOrdersEndInOneDeadlock() {
        run(a -> {
            a.store().insert(NUMBERS, "k", n(0));
            a.store().insert(NUMBERS, "l", n(0));
        });
        run(a -> note(bothInOrder(a, "k", "l")), b -> note(bothInOrder(b, "l", "k")));
        assertEquals(List.of("committed", "deadlock"), journal.stream().sorted().toList());
        assertEquals(1, now("k"));
        assertEquals(1, now("l"));
    }

    private static String bothInOrder(Session session, String first, String second) {
        try (Tx tx = session.store().begin()) {
            tx.put(NUMBERS, first, n(1));
            session.step(1);
            try {
                tx.put(NUMBERS, second, n(1));
            } catch (Deadlock deadlock) {
                assertThrows(Unavailable.class, () -> tx.get(NUMBERS, first), "a statement after a failed one");
                assertThrows(Unavailable.class, tx::commit);
                return "deadlock";
            }
            tx.commit();
            return "committed";
        }
    }

    @Test
    void oneOrderNeverDeadlocks() {
        run(a -> IntStream.range(0, 6).forEach(i -> a.store().insert(NUMBERS, "k" + i, n(0))));
        List<Consumer<Session>> sessions = new ArrayList<>();
        for (int s = 0; s < 6; s++) {
            int from = s;
            sessions.add(session -> {
                for (int round = 0; round < 10; round++) {
                    try (Tx tx = session.store().begin()) {
                        for (int i = from % 3; i < 3 + from % 4; i++) {
                            long before = tx.lock(NUMBERS, "k" + i).value().n();
                            tx.put(NUMBERS, "k" + i, n(before + 1));
                        }
                        tx.commit();
                    }
                }
            });
        }
        together(sessions);
        long sum = IntStream.range(0, 6).mapToLong(i -> now("k" + i)).sum();
        assertEquals(IntStream.range(0, 6).map(s -> 10 * (3 + s % 4 - s % 3)).sum(), sum);
    }

    @Test
    void manyRowsAreWrittenTogetherIfAllChecksHold() {
        alone(store -> {
            store.insert(NUMBERS, "a", n(1));
            assertTrue(store.transact(
                    List.of(new Check(NUMBERS, "a", 1), new Check(NUMBERS, "b", 0)),
                    List.of(new Write(NUMBERS, "a", n(2)), new Write(NUMBERS, "b", n(3)), new Write(NUMBERS, "none", null))));
            assertEquals(new Row<>("a", n(2), 2), store.get(NUMBERS, "a"));
            assertEquals(new Row<>("b", n(3), 1), store.get(NUMBERS, "b"));
            assertFalse(store.transact(
                    List.of(new Check(NUMBERS, "a", 2), new Check(NUMBERS, "b", 0)),
                    List.of(new Write(NUMBERS, "a", n(9)), new Write(NUMBERS, "c", n(9)))));
            assertEquals(2, store.get(NUMBERS, "a").version());
            assertNull(store.get(NUMBERS, "c"));
            assertTrue(store.transact(List.of(new Check(NUMBERS, "b", 1)), List.of(new Write(NUMBERS, "b", null))));
            assertNull(store.get(NUMBERS, "b"));
            assertThrows(IllegalArgumentException.class,
                    () -> store.transact(List.of(), List.of(new Write(NUMBERS, "a", n(1)), new Write(NUMBERS, "a", n(2)))));
        });
    }

    @Test
    void oneOfManyThatExpectTheSameWins() {
        List<Boolean> won = Collections.synchronizedList(new ArrayList<>());
        together(Collections.nCopies(6, session -> won.add(session.store().transact(
                List.of(new Check(NUMBERS, "k", 0), new Check(NUMBERS, "l", 0)), List.of(new Write(NUMBERS, "l", n(1)), new Write(NUMBERS, "k", n(1)))))));
        assertEquals(1, won.stream().filter(one -> one).count());
        assertEquals(6, won.size());
    }

    @Test
    void serializableLosesNoUpdate() {
        run(a -> a.store().insert(NUMBERS, "k", n(10)));
        Consumer<Session> add = session -> note(aborts(() -> {
            try (Tx tx = session.store().begin(Isolation.SERIALIZABLE)) {
                long before = tx.get(NUMBERS, "k").value().n();
                session.step(1);
                tx.put(NUMBERS, "k", n(before + 1));
                tx.commit();
            }
        }));
        run(add, add);
        assertEquals(List.of("committed", "serialization failure"), journal.stream().sorted().toList());
        assertEquals(11, now("k"));
    }

    @Test
    void serializableAllowsNoWriteSkew() {
        run(a -> {
            a.store().insert(NUMBERS, "k", n(1));
            a.store().insert(NUMBERS, "l", n(1));
        });
        run(a -> note(aborts(() -> takeOneIfTwo(a, "k"))), b -> note(aborts(() -> takeOneIfTwo(b, "l"))));
        assertEquals(List.of("committed", "serialization failure"), journal.stream().sorted().toList());
        assertEquals(1, now("k") + now("l"));
    }

    /** Both read both rows, each writes another: only the sum of both is wrong. */
    private static void takeOneIfTwo(Session session, String mine) {
        try (Tx tx = session.store().begin(Isolation.SERIALIZABLE)) {
            long sum = tx.scan(NUMBERS, "a", "z", 10).stream().mapToLong(row -> row.value().n()).sum();
            session.step(1);
            if (sum == 2) {
                tx.put(NUMBERS, mine, n(0));
            }
            session.step(2);
            tx.commit();
        }
    }

    @Test
    void serializableSeesNoPhantoms() {
        Consumer<Session> addIfNone = session -> note(aborts(() -> {
            try (Tx tx = session.store().begin(Isolation.SERIALIZABLE)) {
                int seen = tx.scan(NUMBERS, "p/", "p0", 10).size();
                session.step(1);
                if (seen == 0) {
                    tx.insert(NUMBERS, "p/" + session.hashCode(), n(0));
                }
                session.step(2);
                tx.commit();
            }
        }));
        run(addIfNone, addIfNone);
        assertEquals(List.of("committed", "serialization failure"), journal.stream().sorted().toList());
        run(a -> assertEquals(1, a.store().scan(NUMBERS, "p/", "p0", 10).size()));
    }

    private static String aborts(Runnable transaction) {
        try {
            transaction.run();
            return "committed";
        } catch (SerializationFailure failure) {
            return "serialization failure";
        } catch (TxAborted other) {
            return "deadlock";
        }
    }

    @Test
    void misuseIsRefused() {
        alone(store -> {
            assertThrows(IllegalArgumentException.class, () -> store.get(NUMBERS, null));
            assertThrows(IllegalArgumentException.class, () -> store.get(NUMBERS, ""));
            assertThrows(IllegalArgumentException.class, () -> store.get(null, "k"));
            assertThrows(IllegalArgumentException.class, () -> store.insert(NUMBERS, "a\0", n(1)));
            assertThrows(IllegalArgumentException.class, () -> store.insert(NUMBERS, "a".repeat(201), n(1)));
            assertThrows(IllegalArgumentException.class, () -> store.insert(NUMBERS, "a", null));
            assertThrows(IllegalArgumentException.class, () -> store.scan(NUMBERS, "a", "b", 0));
            Tx tx = store.begin();
            tx.put(NUMBERS, "k", n(1));
            tx.commit();
            assertThrows(IllegalStateException.class, () -> tx.get(NUMBERS, "k"));
            assertThrows(IllegalStateException.class, tx::commit);
            tx.close();
            tx.close();
        });
        assertEquals(1, now("k"));
    }
}
