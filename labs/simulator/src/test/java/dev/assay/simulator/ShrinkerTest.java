package dev.assay.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.Context;
import dev.assay.kit.Node;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    /** Greets its neighbour every 50 ms. */
    private static final class Greeter implements Node<String, Greeter.Ctx> {
        private static final class Ctx extends NodeContext<String> {
            Ctx(Machine<String> machine) {
                super(machine);
            }
        }

        private Context<String> ctx;

        @Override
        public void start(Ctx context) {
            ctx = context;
            ctx.setTimer("greet", 50);
        }

        @Override
        public void receive(int from, String message) {}

        @Override
        public void timer(String name) {
            ctx.send((ctx.self() + 1) % ctx.clusterSize(), "hello");
            ctx.setTimer("greet", 50);
        }
    }

    /** Breaks the rule B1 when S1 has come back from a crash, if the schedule says so. */
    private static void storm(Schedule schedule) {
        var cluster = new Cluster<>(new Cluster.Setup<>(
                3,
                id -> new Greeter(),
                Greeter.Ctx::new,
                message -> false,
                LinkOptions.LAN.withLoss(100).withDuplicates(100, 50_000),
                "dev.assay.simulator",
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
        Plan.draw(schedule, 40, 100, random -> switch (random.nextInt(4)) {
            case 0 -> new Act.Crash(random.nextInt(3));
            case 1 -> new Act.Boot(random.nextInt(3));
            case 2 -> new Act.Isolate(random.nextInt(3));
            default -> new Act.Heal();
        }).run(cluster);
    }

    private static final long FAILING_SEED = LongStream.range(0, 100)
            .filter(seed -> {
                try {
                    storm(Schedule.of(seed));
                    return false;
                } catch (Violation violation) {
                    return true;
                }
            })
            .findFirst()
            .orElseThrow();

    @Test
    void onlyTheActsThatMatterAreLeft() {
        Shrinker.Failure failure = new Shrinker(ShrinkerTest::storm, 400).shrink(FAILING_SEED, "B1").orElseThrow();
        assertEquals(2, failure.acts().size(), "a crash of S1 and its boot");
        Trace trace = Trace.of(failure.recording(), failure.violation(), 40);
        List<String> faults = trace.events().stream()
                .filter(event -> event.kind() == Recording.Kind.CRASH || event.kind() == Recording.Kind.BOOT)
                .map(event -> event.kind() + " S" + event.node())
                .toList();
        assertEquals(List.of("BOOT S1", "CRASH S1", "BOOT S1"), faults);
        assertTrue(trace.events().size() < failure.recording().events().size(), "greetings explain nothing");
        assertEquals(failure.recording().events().size(), trace.events().size() + trace.omitted());
    }

    @Test
    void shrinkingGivesTheSameResultEveryTime() {
        Shrinker shrinker = new Shrinker(ShrinkerTest::storm, 400);
        assertEquals(
                shrinker.shrink(FAILING_SEED, "B1").orElseThrow().acts(),
                shrinker.shrink(FAILING_SEED, "B1").orElseThrow().acts());
    }

    @Test
    void theActsAreEnoughToBreakTheRuleAgain() {
        Shrinker.Failure failure = new Shrinker(ShrinkerTest::storm, 400).shrink(FAILING_SEED, "B1").orElseThrow();
        Schedule again = Schedule.of(FAILING_SEED, Trial.only(failure.acts()));
        assertEquals("B1", assertThrows(Violation.class, () -> storm(again)).rule());
        storm(Schedule.of(FAILING_SEED, Trial.only(java.util.Set.of())));
    }

    @Test
    void anotherRuleIsNoSmallerFailure() {
        assertTrue(new Shrinker(ShrinkerTest::storm, 400).shrink(FAILING_SEED, "another rule").isEmpty());
    }

    @Test
    void aSmallBudgetStillEndsInAFailure() {
        Shrinker.Failure failure = new Shrinker(ShrinkerTest::storm, 3).shrink(FAILING_SEED, "B1").orElseThrow();
        assertEquals("B1", failure.violation().rule());
    }

    @Test
    void recordedMessagesSayWhatBecameOfThem() {
        Trial trial = Trial.recorded();
        assertThrows(Violation.class, () -> storm(Schedule.of(FAILING_SEED, trial)));
        List<Recording.Message> messages = trial.recording().messages();
        assertTrue(messages.stream().anyMatch(message -> message.fate() == Recording.Fate.LOST));
        assertTrue(messages.stream().anyMatch(message -> message.fate() == Recording.Fate.ARRIVED));
        assertTrue(messages.stream().anyMatch(Recording.Message::isDoubled));
        for (Recording.Event event : trial.recording().events()) {
            if (event.kind() == Recording.Kind.RECEIVE) {
                assertEquals(event.node(), messages.get(event.message()).to());
            }
        }
    }
}
