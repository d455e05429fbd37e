package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Unavailable;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.fiber.Fibers;
import dev.assay.simulator.fuel.Monitors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class WorldTest {
    private static final World.Setup QUIET = World.Setup.quiet(Schedule.of(1), "student");

    private static World faulty(Map<Integer, Fault> faults) {
        return new World(QUIET.withFaults(Faults.at(faults)));
    }

    /** Reads, adds one, writes: a lost update waits to happen. */
    private static Callable<Long> increment(SimulatedCounters counters) {
        return () -> {
            long seen = counters.get("k").orElse(0);
            counters.set("k", seen + 1, 1_000);
            return seen + 1;
        };
    }

    private static long value(World world, SimulatedCounters counters) {
        Request<OptionalLong> read = world.instance("reader").begin("read", () -> counters.get("k"));
        world.runToRest();
        return read.result().orElse(0);
    }

    @Test
    void aRequestRunsWhenTheWorldDoes() {
        World world = new World(QUIET.withLatency(Latency.millis(3, 3)));
        SimulatedCounters counters = new SimulatedCounters(world);
        Request<Long> request = world.instance("a").begin("increment", increment(counters));
        assertEquals(Request.State.RUNNING, request.state());
        world.runToRest();
        assertEquals(1, request.result());
        assertEquals(12, world.nowMillis());
        assertEquals(12_000_000, request.endedNanos());
        assertEquals(List.of("#0 a counters.get k", "#1 a counters.set k 1"),
                world.calls().stream().map(PortCall::toString).toList());
    }

    @Test
    void everyKindOfFaultHasItsEffectOrNone() {
        assertEquals(List.of("LOST 0", "LOST 1", "FAILED 0", "FAILED 1", "FAILED 0", "ANSWERED 1"), List.of(
                outcome(new Fault.CrashBefore()), outcome(new Fault.CrashAfter()), outcome(new Fault.LostRequest()),
                outcome(new Fault.LostReply()), outcome(new Fault.Refused()), outcome(new Fault.Pause(5))));
    }

    private static String outcome(Fault fault) {
        World world = faulty(Map.of(0, fault));
        SimulatedCounters counters = new SimulatedCounters(world);
        Request<Long> request = world.instance("a").begin("increment", () -> counters.increment("k", 1));
        world.runToRest();
        return request.state() + " " + value(world, counters);
    }

    @Test
    void timeOutsTakeTheirTimeAndSayThatNothingIsKnown() {
        World world = faulty(Map.of(0, new Fault.LostRequest(), 1, new Fault.Refused()));
        SimulatedCounters counters = new SimulatedCounters(world);
        Instance instance = world.instance("a");
        Request<Long> lost = instance.begin("one", () -> counters.increment("k", 1));
        world.runToRest();
        assertInstanceOf(OutcomeUnknown.class, lost.failure());
        assertEquals(SimulatedCounters.TIMEOUT_MILLIS, world.nowMillis());
        Request<Long> refused = instance.begin("two", () -> counters.increment("k", 1));
        world.runToRest();
        assertInstanceOf(Unavailable.class, refused.failure());
    }

    @Test
    void aLateEffectComesAfterTheTimeOut() {
        World world = faulty(Map.of(0, new Fault.LateEffect(200)));
        SimulatedCounters counters = new SimulatedCounters(world);
        Request<Long> request = world.instance("a").begin("one", () -> counters.increment("k", 1));
        world.runFor(100);
        assertEquals(Request.State.FAILED, request.state());
        Request<OptionalLong> early = world.instance("b").begin("read", () -> counters.get("k"));
        world.runFor(50);
        assertEquals(OptionalLong.empty(), early.result());
        world.runToRest();
        assertEquals(1, value(world, counters));
    }

    @Test
    void whatDiedNeverRunsAgain() {
        World world = new World(QUIET.withLatency(Latency.millis(1, 1)));
        SimulatedCounters counters = new SimulatedCounters(world);
        Instance instance = world.instance("a");
        List<String> seen = new ArrayList<>();
        Request<Long> request = instance.begin("one", () -> {
            try {
                return counters.increment("k", 1);
            } finally {
                seen.add("finally");
            }
        });
        world.after(1, instance::crash);
        world.runToRest();
        assertEquals(Request.State.LOST, request.state());
        assertEquals(List.of(), seen);
        Request<Long> next = instance.begin("two", () -> counters.increment("k", 1));
        world.runToRest();
        assertEquals(1, next.result()); // what was on its way out died with it
    }

    @Test
    void allOrdersOfTwoRequestsShowTheLostUpdate() {
        Set<Long> ends = new TreeSet<>();
        int runs = new Explorer(QUIET).everyOrder(10_000, world -> {
            SimulatedCounters counters = new SimulatedCounters(world);
            world.instance("a").begin("increment", increment(counters));
            world.instance("b").begin("increment", increment(counters));
            world.runToRest();
            ends.add(value(world, counters));
        });
        assertEquals(Set.of(1L, 2L), ends);
        assertEquals(20, runs); // six steps of two requests: each begins, reads and writes
    }

    @Test
    void aPauseAtEveryCallShowsTheLostUpdateToo() {
        Set<Long> ends = new TreeSet<>();
        SimulatedCounters[] counters = new SimulatedCounters[1];
        int runs = new Explorer(QUIET).pauseAtEvery("a", world -> world.instance("b").begin("other", increment(counters[0])), 20_000,
                world -> {
                    counters[0] = new SimulatedCounters(world);
                    world.instance("a").begin("increment", increment(counters[0]));
                    world.runToRest();
                    ends.add(value(world, counters[0]));
                });
        assertEquals(3, runs);
        assertEquals(Set.of(1L, 2L), ends);
    }

    @Test
    void everyCallGetsEveryFaultAndTheSentenceSaysWhich() {
        Explorer explorer = new Explorer(QUIET);
        int runs = explorer.everyCall(Fault.COMMON, world -> {
            SimulatedCounters counters = new SimulatedCounters(world);
            world.instance("a").begin("increment", increment(counters));
            world.runToRest();
        });
        assertEquals(1 + 2 * 4, runs);
        Violation violation = assertThrows(Violation.class, () -> explorer.everyCall(Fault.COMMON, world -> {
            SimulatedCounters counters = new SimulatedCounters(world);
            Request<Long> request = world.instance("a").begin("increment", increment(counters));
            world.runToRest();
            if (request.state() == Request.State.LOST && !world.calls().getLast().operation().startsWith("get")) {
                throw new Violation("lost", "It was lost.");
            }
        }));
        assertEquals("It was lost. (the process dies before call #1 of a, counters.set)", violation.sentence());
    }

    @Test
    void twoRunsOfOneScheduleAreTheSame() {
        assertEquals(run(7), run(7));
        assertFalse(run(7).equals(run(8)));
    }

    private static String run(long seed) {
        Schedule schedule = Schedule.of(seed);
        World world = new World(World.Setup.quiet(schedule, "student").withLatency(Latency.millis(1, 9))
                .withFaults(Faults.sometimes(schedule, 200, List.of(new Fault.LostReply(), new Fault.Pause(3)))));
        SimulatedCounters counters = new SimulatedCounters(world);
        for (int i = 0; i < 5; i++) {
            world.instance("n" + i).begin("increment", increment(counters));
        }
        world.runToRest();
        return world.calls() + " " + world.nowNanos() + " " + value(world, counters);
    }

    @Test
    void virtualAndPlatformFibersGiveTheSameRun() {
        assertEquals(runOn(Fibers.probed()), runOn(Fibers.platform()));
    }

    private static String runOn(Fibers fibers) {
        World world = new World(QUIET.withLatency(Latency.millis(1, 9)), fibers);
        SimulatedCounters counters = new SimulatedCounters(world);
        for (int i = 0; i < 4; i++) {
            world.instance("n" + i).begin("increment", increment(counters));
        }
        world.runToRest();
        return world.calls() + " " + world.nowNanos();
    }

    @Test
    void locksAreHandedOverInOrderAndDeadlockIsSeen() {
        World world = new World(QUIET.withLatency(Latency.millis(1, 1)));
        SimulatedCounters counters = new SimulatedCounters(world);
        Instance instance = world.instance("a");
        Object one = new Object();
        Object other = new Object();
        List<String> order = new ArrayList<>();
        for (String name : List.of("first", "second", "third")) {
            instance.begin(name, () -> {
                Monitors.enter(one);
                counters.increment("k", 1);
                order.add(name);
                Monitors.exit(one);
                return null;
            });
        }
        world.runToRest();
        assertEquals(List.of("first", "second", "third"), order);
        instance.begin("one then other", () -> both(counters, one, other));
        instance.begin("other then one", () -> both(counters, other, one));
        Violation violation = assertThrows(Violation.class, world::runToRest);
        assertEquals("deadlock", violation.rule());
    }

    private static Object both(SimulatedCounters counters, Object one, Object other) {
        Monitors.enter(one);
        counters.increment("k", 1);
        Monitors.enter(other);
        Monitors.exit(other);
        Monitors.exit(one);
        return null;
    }

    @Test
    void waitingGivesTheLockBackUntilNotifiedOrLate() {
        World world = new World(QUIET.withLatency(Latency.millis(1, 1)));
        Instance instance = world.instance("a");
        Object lock = new Object();
        List<String> order = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            instance.begin(name, () -> {
                Monitors.enter(lock);
                Monitors.await(lock, 0);
                order.add(name + " at " + world.nowMillis());
                Monitors.exit(lock);
                return null;
            });
        }
        instance.begin("patient", () -> {
            Monitors.enter(lock);
            Monitors.await(lock, 7);
            order.add("patient at " + world.nowMillis());
            Monitors.exit(lock);
            return null;
        });
        instance.begin("notifier", () -> {
            instance.time().sleep(10);
            Monitors.enter(lock);
            Monitors.wake(lock, true);
            order.add("notified at " + world.nowMillis());
            Monitors.exit(lock);
            return null;
        });
        world.runToRest();
        assertEquals(List.of("patient at 7", "notified at 10", "first at 10", "second at 10"), order);
        instance.begin("forgotten", () -> {
            Monitors.enter(lock);
            Monitors.await(lock, 0);
            return null;
        });
        assertEquals("deadlock", assertThrows(Violation.class, world::runToRest).rule());
    }

    @Test
    void processesHaveLocksOfTheirOwn() {
        World world = new World(QUIET.withLatency(Latency.millis(5, 5)));
        SimulatedCounters counters = new SimulatedCounters(world);
        Object shared = new Object();
        List<String> order = new ArrayList<>();
        for (Instance instance : List.of(world.instance("a"), world.instance("b"))) {
            for (int request = 0; request < 2; request++) {
                String name = instance.name() + request;
                instance.begin(name, () -> {
                    Monitors.enter(shared);
                    counters.increment(name, 1);
                    order.add(name + " at " + world.nowMillis());
                    Monitors.exit(shared);
                    return null;
                });
            }
        }
        world.runToRest();
        assertEquals(List.of("a0 at 10", "b0 at 10", "a1 at 20", "b1 at 20"), order, "whoever waits, waits for his own process only");
    }

    @Test
    void aRefusalThatComesTooLateIsHeardByNobody() {
        World world = faulty(Map.of(0, new Fault.LateEffect(200)));
        Service service = new Service("strict");
        Request<Object> request = world.instance("a").begin("r", () -> world.call(service, "refuse", 50, () -> {
            throw new IllegalArgumentException("no such thing");
        }));
        world.runToRest();
        assertEquals(Request.State.FAILED, request.state());
        assertEquals(200, world.nowMillis());
    }

    @Test
    void aRecordThatHoldsItsOwnKindCrossesAPort() {
        record Chain(String name, Chain next) {}
        Chain chain = new Chain("a", new Chain("b", null));
        assertEquals(chain, PlainData.copy(chain));
    }

    @Test
    void twoFaultsComeInAllPairs() {
        Set<String> ends = new TreeSet<>();
        int runs = new Explorer(QUIET).everyTwoCalls(1_000, List.of(new Fault.LostReply(), new Fault.CrashAfter()), world -> {
            SimulatedCounters counters = new SimulatedCounters(world);
            Client client = new Client(world, 3, 10);
            Instance instance = world.instance("a");
            Client.Conversation<Long> asked = client.ask(() -> instance.begin("add", () -> counters.increment("k", 1)));
            world.runToRest();
            ends.add(asked.tries().size() + " tries, " + asked.answer().orElse(-1L));
        });
        // One call without faults: pairs (0, 1), in 2 times 2 kinds, and the run without.
        assertEquals(5, runs);
        assertEquals(Set.of("1 tries, 1", "3 tries, 3"), ends);
    }

    @Test
    void plainDataIsCopiedAndTheRestRefused() {
        record Row(String name, List<Integer> numbers, byte[] bytes) {}
        List<Integer> numbers = new ArrayList<>(List.of(1, 2));
        Row row = new Row("a", numbers, new byte[] {7});
        Row copy = PlainData.copy(row);
        numbers.add(3);
        row.bytes()[0] = 8;
        assertEquals(List.of(1, 2), copy.numbers());
        assertEquals(7, copy.bytes()[0]);
        assertEquals(Map.of("k", List.of(1L)), PlainData.copy(Map.of("k", List.of(1L))));
        String message = assertThrows(IllegalArgumentException.class, () -> PlainData.copy(List.of(new Object()))).getMessage();
        assertTrue(message.startsWith("java.lang.Object cannot cross a port"), message);
    }

    @Test
    void whoDoesNotDoTheSameTwiceIsBlamedAndNotTheGrader() {
        int[] run = new int[1];
        Violation violation = assertThrows(Violation.class, () -> new Explorer(QUIET).everyOrder(100, world -> {
            SimulatedCounters counters = new SimulatedCounters(world);
            int requests = 2 + run[0]++;
            for (int i = 0; i < requests; i++) {
                world.instance("n" + i).begin("increment", increment(counters));
            }
            world.runToRest();
        }));
        assertEquals("deterministic", violation.rule());
    }

    @Test
    void misuseIsSaid() {
        World world = new World(QUIET);
        SimulatedCounters counters = new SimulatedCounters(world);
        assertThrows(IllegalStateException.class, () -> counters.get("k"));
        world.instance("a").begin("script", () -> counters.atomically(script -> counters.get("k")));
        Violation violation = assertThrows(Violation.class, world::runToRest);
        assertEquals("API", violation.rule());
        assertTrue(violation.sentence().contains("java.lang.IllegalStateException"), violation.sentence());
    }

    @Test
    void aServiceThatNeverRestsIsSeen() {
        World world = new World(QUIET);
        SimulatedCounters counters = new SimulatedCounters(world);
        world.instance("a").begin("forever", () -> {
            while (true) {
                counters.get("k");
            }
        });
        assertEquals("livelock", assertThrows(Violation.class, world::runToRest).rule());
    }

    @Test
    void clocksAreOffByTheirSkew() {
        World world = new World(QUIET);
        world.runFor(1_000);
        assertEquals(600, world.instance("late", -400).time().now());
        assertEquals(1_000, world.instance("right").time().now());
    }
}
