package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Tx;
import dev.assay.kit.port.Unavailable;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** The simulated store keeps the contract, and what a real one cannot be made to do: faults at chosen statements. */
final class SimulatedStoreTest extends StoreContract {
    private World world = world(Faults.none());
    private SimulatedStore store = new SimulatedStore(world, "store");

    private static World world(Faults faults) {
        return new World(World.Setup.quiet(Schedule.of(1), "student").withFaults(faults));
    }

    @Override
    void together(List<Consumer<Session>> sessions) {
        Sessions.together(world, sessions.stream().<Consumer<IntConsumer>>map(session -> steps -> session.accept(new Session() {
            @Override
            public Store store() {
                return store;
            }

            @Override
            public void step(int step) {
                steps.accept(step);
            }
        })).toList());
    }

    private void with(Faults faults) {
        world = world(faults);
        store = new SimulatedStore(world, "store");
    }

    private Request<Object> ask(Runnable body) {
        Request<Object> request = world.instance("a").begin("r", () -> {
            body.run();
            return null;
        });
        world.runToRest();
        return request;
    }

    private void addInTransaction() {
        try (Tx tx = store.begin()) {
            tx.put(NUMBERS, "k", new Number(1)); // call 0
            tx.put(NUMBERS, "l", new Number(1)); // call 1
            tx.commit(); // call 2
        }
    }

    @Test
    void aStatementThatGetsNoAnswerKillsItsTransaction() {
        for (Fault fault : List.of(new Fault.LostRequest(), new Fault.LostReply(), new Fault.Refused(), new Fault.LateEffect(3_000))) {
            with(Faults.at(Map.of(1, fault)));
            Request<Object> request = ask(this::addInTransaction);
            assertEquals(Unavailable.class, request.failure().getClass(), fault.toString());
            assertNull(store.committed(NUMBERS, "k"));
            assertNull(store.committed(NUMBERS, "l"));
            assertTrue(ask(() -> store.insert(NUMBERS, "k", new Number(2))).isAnswered(), "the lock is free");
        }
    }

    @Test
    void aCommitThatGetsNoAnswerHasHappenedOrNot() {
        with(Faults.at(Map.of(2, new Fault.LostReply())));
        assertEquals(OutcomeUnknown.class, ask(this::addInTransaction).failure().getClass());
        assertEquals(1, store.committed(NUMBERS, "k").version());
        with(Faults.at(Map.of(2, new Fault.LostRequest())));
        assertEquals(OutcomeUnknown.class, ask(this::addInTransaction).failure().getClass());
        assertNull(store.committed(NUMBERS, "k"));
        with(Faults.at(Map.of(2, new Fault.Refused())));
        assertEquals(Unavailable.class, ask(this::addInTransaction).failure().getClass());
        assertNull(store.committed(NUMBERS, "k"));
    }

    @Test
    void aProcessThatDiesGivesItsLocksBack() {
        for (int call = 0; call < 3; call++) {
            for (Fault fault : List.of(new Fault.CrashBefore(), new Fault.CrashAfter())) {
                with(Faults.at(Map.of(call, fault)));
                assertEquals(Request.State.LOST, ask(this::addInTransaction).state());
                boolean isCommitted = call == 2 && fault instanceof Fault.CrashAfter;
                assertEquals(isCommitted, store.committed(NUMBERS, "k") != null);
                assertTrue(ask(() -> {
                    try (Tx tx = store.begin()) {
                        tx.lock(NUMBERS, "k");
                        tx.lock(NUMBERS, "l");
                    }
                }).isAnswered());
            }
        }
    }

    @Test
    void whoDiesWhileItWaitsIsPassedOver() {
        Instance[] instances = {world.instance("a"), world.instance("b"), world.instance("c")};
        List<String> order = new ArrayList<>();
        for (Instance instance : instances) {
            instance.begin("r", () -> {
                try (Tx tx = store.begin()) {
                    tx.lock(NUMBERS, "k");
                    order.add(instance.name());
                    instance.time().sleep(100);
                    tx.commit();
                }
                return null;
            });
        }
        world.after(50, instances[1]::crash);
        world.runToRest();
        assertEquals(List.of("a", "c"), order);
    }

    @Test
    void aForgottenTransactionIsNamed() {
        Violation violation = assertThrows(Violation.class, () -> ask(() -> store.begin().put(NUMBERS, "k", new Number(1))));
        assertEquals("a (r) has ended, and a transaction that it began is still open and holds its locks. Close it, best with "
                + "try-with-resources.", violation.sentence());
    }

    @Test
    void whoWaitsForItselfIsTold() {
        Violation violation = assertThrows(Violation.class, () -> ask(() -> {
            try (Tx tx = store.begin()) {
                tx.put(NUMBERS, "k", new Number(1));
                store.insert(NUMBERS, "k", new Number(2));
            }
        }));
        assertEquals("a (r) waits for itself: the row 'numbers k' is locked by a transaction of the same request.", violation.sentence());
    }

    @Test
    void commitsAreReportedWhole() {
        List<List<SimulatedStore.Change>> commits = new ArrayList<>();
        store.onCommit(commits::add);
        store.seed(NUMBERS, "k", new Number(7));
        ask(this::addInTransaction);
        assertEquals(1, commits.size());
        assertEquals("[Change[table=numbers, id=k, before=Row[id=k, value=Number[n=7], version=1], after=Row[id=k, value=Number[n=1], version=2]], "
                + "Change[table=numbers, id=l, before=null, after=Row[id=l, value=Number[n=1], version=1]]]", commits.getFirst().toString());
    }
}
