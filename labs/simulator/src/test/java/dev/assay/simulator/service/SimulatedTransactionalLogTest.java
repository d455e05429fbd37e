package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.TransactionalLog;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** The simulated log keeps the contract, and has its ways of failing. */
final class SimulatedTransactionalLogTest extends TransactionalLogContract {
    private final World world = new World(World.Setup.quiet(Schedule.of(1), "student"));
    private final SimulatedTransactionalLog log = new SimulatedTransactionalLog(world, "results");

    @Override
    void together(List<Consumer<Session>> sessions) {
        Sessions.together(world, sessions.stream().<Consumer<IntConsumer>>map(session -> steps -> session.accept(new Session() {
            @Override
            public TransactionalLog log() {
                return log;
            }

            @Override
            public void step(int step) {
                steps.accept(step);
            }
        })).toList());
    }

    /** A world in which the second call, a commit, fails so; what comes of it is asked after so long, if at all. */
    private static List<Long> positions(Fault fault, long asksAfterMillis) {
        World faulty = new World(World.Setup.quiet(Schedule.of(1), "student").withFaults(Faults.at(Map.of(1, fault))));
        SimulatedTransactionalLog there = new SimulatedTransactionalLog(faulty, "results");
        List<Long> seen = new ArrayList<>();
        Instance instance = faulty.instance("a");
        Request<Void> run = instance.begin("run", () -> {
            there.open(RESULTS, 0, 1);
            try {
                there.commit(RESULTS, 0, 1, 10, List.of(new Event("e", 1)));
            } catch (OutcomeUnknown unknown) {
                seen.add(-1L);
            }
            instance.time().sleep(asksAfterMillis);
            seen.add(there.committed(RESULTS, 0));
            instance.time().sleep(10_000);
            seen.add(there.committed(RESULTS, 0));
            return null;
        });
        faulty.runToRest();
        assertTrue(run.isAnswered());
        assertEquals(seen.getLast() == 10 ? 1 : 0, there.entries(RESULTS, 0).size());
        return seen;
    }

    @Test
    void aCommitWithoutAnswerIsThereOrNot() {
        assertEquals(List.of(-1L, 10L, 10L), positions(new Fault.LostReply(), 0));
        assertEquals(List.of(-1L, 0L, 0L), positions(new Fault.LostRequest(), 0));
    }

    @Test
    void aLateCommitIsThereOrIsGivenUpWhenSomebodyAsks() {
        assertEquals(List.of(-1L, 10L, 10L), positions(new Fault.LateEffect(1_500), 1_000));
        assertEquals(List.of(-1L, 0L, 0L), positions(new Fault.LateEffect(1_500), 100));
    }

    @Test
    void aLateCommitOfAFormerOwnerIsGivenUp() {
        World faulty = new World(World.Setup.quiet(Schedule.of(1), "student").withFaults(Faults.at(Map.of(1, new Fault.LateEffect(1_500)))));
        SimulatedTransactionalLog there = new SimulatedTransactionalLog(faulty, "results");
        List<SimulatedTransactionalLog.Commit> commits = new ArrayList<>();
        there.onCommit(commits::add);
        faulty.instance("old").begin("run", () -> {
            there.open(RESULTS, 0, 1);
            there.commit(RESULTS, 0, 1, 10, List.of(new Event("e", 1)));
            return null;
        });
        faulty.runFor(1_200);
        faulty.instance("new").begin("run", () -> there.open(RESULTS, 0, 2));
        faulty.runToRest();
        assertEquals(List.of(), commits);
        assertEquals(0, there.position(RESULTS, 0));
        assertEquals(2, there.epoch(RESULTS, 0));
    }
}
