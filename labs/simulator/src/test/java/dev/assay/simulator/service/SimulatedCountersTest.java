package dev.assay.simulator.service;

import dev.assay.kit.port.Counters;
import dev.assay.simulator.Schedule;
import java.util.function.Function;

/** The simulated store keeps the contract. */
final class SimulatedCountersTest extends CountersContract {
    @Override
    Bench fresh() {
        World world = new World(World.Setup.quiet(Schedule.of(1), "student"));
        SimulatedCounters store = new SimulatedCounters(world);
        Instance instance = world.instance("client");
        return new Bench() {
            @Override
            public <R> R with(Function<Counters, R> request) {
                RuntimeException[] thrown = new RuntimeException[1];
                Request<R> asked = instance.begin("request", () -> {
                    try {
                        return request.apply(store);
                    } catch (RuntimeException e) {
                        thrown[0] = e;
                        return null;
                    }
                });
                world.runFor(0);
                if (thrown[0] != null) {
                    throw thrown[0];
                }
                return asked.result();
            }

            @Override
            public void pass(long millis) {
                world.runFor(millis);
            }
        };
    }
}
