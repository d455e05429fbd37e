package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.SortedSets;
import dev.assay.simulator.Schedule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The simulated server keeps the contract, and fails as the port says it may. */
final class SimulatedSortedSetsTest extends SortedSetsContract {
    private World world;
    private SimulatedSortedSets server;

    @Override
    Bench fresh() {
        world = new World(World.Setup.quiet(Schedule.of(1), "student"));
        server = new SimulatedSortedSets(world);
        Instance instance = world.instance("client");
        SimulatedSortedSets asked = server;
        World room = world;
        return new Bench() {
            @Override
            public <R> R with(Function<SortedSets, R> request) {
                RuntimeException[] thrown = new RuntimeException[1];
                Request<R> made = instance.begin("request", () -> {
                    try {
                        return request.apply(asked);
                    } catch (RuntimeException e) {
                        thrown[0] = e;
                        return null;
                    }
                });
                room.runFor(0);
                if (thrown[0] != null) {
                    throw thrown[0];
                }
                return made.result();
            }
        };
    }

    @Override
    List<String> keys() {
        return server.keys();
    }

    @Test
    void withoutAnAnswerTheEffectMayBeThereOrNot() {
        World faulty = new World(World.Setup.quiet(Schedule.of(1), "student")
                .withFaults(Faults.at(Map.of(0, new Fault.LostReply(), 1, new Fault.LostRequest()))));
        SimulatedSortedSets sets = new SimulatedSortedSets(faulty);
        Instance instance = faulty.instance("client");
        Request<Boolean> first = instance.begin("first", () -> sets.zadd("z", 1, "a"));
        faulty.runToRest();
        assertEquals(SimulatedSortedSets.TIMEOUT_MILLIS, faulty.nowMillis());
        Request<Boolean> second = instance.begin("second", () -> sets.zadd("z", 2, "b"));
        faulty.runToRest();
        assertEquals(OutcomeUnknown.class, first.failure().getClass());
        assertEquals(OutcomeUnknown.class, second.failure().getClass());
        assertEquals(List.of(new SortedSets.Scored("a", 1)), sets.members("z"));
    }
}
