package dev.assay.exam.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.exam.FailedSchedule;
import dev.assay.exam.Schedules;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Traced;
import dev.assay.kit.Context;
import dev.assay.kit.Node;
import dev.assay.simulator.Act;
import dev.assay.simulator.Cluster;
import dev.assay.simulator.Exploration;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.Machine;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.NodeContext;
import dev.assay.simulator.Plan;
import dev.assay.simulator.Portfolio;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Trial;
import dev.assay.simulator.Violation;
import dev.assay.simulator.fuel.Fuel;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A failure in the child")
class TracerTest {
    private static final long FUEL = 50_000_000;
    private static final int SCHEDULES = 100;

    /** Greets its neighbour every 50 ms, at a price. */
    private static final class Greeter implements Node<String, Greeter.Ctx> {
        private static final class Ctx extends NodeContext<String> {
            Ctx(Machine<String> machine) {
                super(machine);
            }
        }

        private final int price;
        private final String remark;
        private Context<String> ctx;

        Greeter(int price, String remark) {
            this.price = price;
            this.remark = remark;
        }

        @Override
        public void start(Ctx context) {
            ctx = context;
            ctx.setTimer("greet", 50);
        }

        @Override
        public void receive(int from, String message) {}

        @Override
        public void timer(String name) {
            Fuel.charge(price);
            for (int i = 0; i < 100; i++) {
                ctx.trace(remark);
            }
            ctx.send((ctx.self() + 1) % ctx.clusterSize(), "hello");
            ctx.setTimer("greet", 50);
        }
    }

    /** Breaks the rule B1 when S1 has come back from a crash. */
    private static void storm(Schedule schedule, int price, String remark) {
        var cluster = new Cluster<>(new Cluster.Setup<>(
                3,
                id -> new Greeter(price, remark),
                Greeter.Ctx::new,
                message -> false,
                LinkOptions.LAN.withLoss(100),
                "dev.assay.exam.box",
                schedule));
        cluster.watch(new Monitor<>() {
            private boolean crashed;

            @Override
            public void crashed(int id) {
                crashed |= id == 1;
            }

            @Override
            public void booted(int id) {
                if (crashed && id == 1) {
                    throw new Violation("B1", "S1 has come back.");
                }
            }
        });
        cluster.bootAll();
        Plan.draw(schedule, 40, 100, random -> random.chance(500)
                        ? new Act.Crash(random.nextInt(3))
                        : new Act.Boot(random.nextInt(3)))
                .run(cluster);
    }

    /** The first schedule under which a body fails. */
    private static FailedSchedule failed(Schedules.ScheduleBody body) {
        Exploration exploration = new Exploration(Portfolio.timed(SCHEDULES), index -> index);
        for (int index : IntStream.range(0, SCHEDULES).toArray()) {
            try {
                body.run(Schedule.of(index));
            } catch (Violation violation) {
                return new FailedSchedule(exploration, body, Schedule.of(index), index, violation);
            }
        }
        throw new IllegalStateException("it does not fail");
    }

    private static Optional<Traced> trace(Schedules.ScheduleBody body, long fuel) {
        Fuel.refill(FUEL);
        return new Tracer(fuel).trace("T1", failed(body));
    }

    @AfterEach
    void fuelForEverybody() {
        Fuel.refill(Long.MAX_VALUE / 4);
    }

    @Test
    @DisplayName("becomes a small trace, the same every time, which can be run again")
    void small() {
        Schedules.ScheduleBody body = schedule -> storm(schedule, 1, "hello");
        Traced traced = trace(body, FUEL).orElseThrow();
        assertEquals("B1", traced.rule());
        assertEquals("S1 has come back.", traced.message());
        assertTrue(traced.events().size() <= 8, traced.events().toString());
        assertEquals(traced.steps(), traced.events().size() + traced.omitted());
        assertEquals(traced, trace(body, FUEL).orElseThrow());

        Trial again = Trial.recorded(new LinkedHashSet<>(traced.replay().acts()));
        try {
            storm(Schedule.of(traced.replay().seed(), again), 1, "hello");
        } catch (Violation violation) {
            assertEquals("B1", violation.rule());
        }
        assertEquals(traced.course(), Course.of(again.recording()));
        assertEquals(traced.steps(), again.recording().events().size());
    }

    @Test
    @DisplayName("keeps its course whatever student code remarks, and changes it with what student code does")
    void course() {
        Traced traced = trace(schedule -> storm(schedule, 1, "hello"), FUEL).orElseThrow();
        assertEquals(traced.course(), trace(schedule -> storm(schedule, 1, "hi"), FUEL).orElseThrow().course());
        assertNotEquals(
                traced.course(),
                trace(schedule -> storm(schedule.part("another"), 1, "hello"), FUEL).orElseThrow().course());
    }

    @Test
    @DisplayName("ends in the smallest one so far when the fuel is used up")
    void fuel() {
        Schedules.ScheduleBody body = schedule -> storm(schedule, 10_000, "");
        Traced small = trace(body, FUEL).orElseThrow();
        Traced larger = trace(body, FUEL / 20).orElseThrow();
        assertTrue(larger.replay().acts().size() > small.replay().acts().size(), larger + " and " + small);
        assertEquals("B1", larger.rule());
    }

    @Test
    @DisplayName("that is none any more, or simulates nothing, has no trace")
    void none() {
        boolean[] isSecond = {false};
        assertEquals(Optional.empty(), trace(
                schedule -> {
                    if (!isSecond[0]) {
                        isSecond[0] = true;
                        throw new Violation("B1", "once only");
                    }
                },
                FUEL));
        assertEquals(
                Optional.empty(),
                trace(
                        schedule -> {
                            throw new Violation("B1", "without a cluster");
                        },
                        FUEL));
    }

    @Test
    @DisplayName("of which student code says endlessly much has a trace that fits its frame")
    void chatter() {
        Traced traced = trace(schedule -> storm(schedule, 1, "💥\u202E".repeat(100_000)), FUEL).orElseThrow();
        assertTrue(Frames.size(traced) <= Traced.MOST_BYTES);
        assertTrue(traced.events().stream().allMatch(event -> event.remarks().size() <= 11));
    }
}
