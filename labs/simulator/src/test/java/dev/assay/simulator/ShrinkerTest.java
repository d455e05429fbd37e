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

    // ------------------------------------------------------------------------------------------------ other orders

    /** S2 hears S0 and S1 greet each other; the rule is broken if it hears of the third greeting before the first. */
    private static void gossip(Schedule schedule) {
        Mail mail = new Mail(4, LinkOptions.delay(1_000, 9_000), schedule, (box, message) -> {
            if (box.ctx.self() < 2 && message.length() < 8) {
                box.ctx.send(1 - box.ctx.self(), message + "!");
                box.ctx.send(2, "heard " + message);
            }
        });
        mail.cluster.watch(new Monitor<>() {
            private boolean first;

            @Override
            public void delivered(int from, int to, String message) {
                first |= message.equals("heard hi");
                if (message.equals("heard hi!!") && !first) {
                    throw new Violation("G1", "S2 heard of the answer's answer first.");
                }
            }
        });
        mail.cluster.sendAs(2, 0, "hi");
        mail.cluster.sendAs(3, 1, "hello");
        mail.cluster.runFor(200);
    }

    private static Schedule failing(Strategy strategy) {
        return LongStream.range(0, 1_000)
                .mapToObj(seed -> Schedule.of(seed, strategy))
                .filter(schedule -> fails(ShrinkerTest::gossip, schedule))
                .findFirst()
                .orElseThrow();
    }

    private static boolean fails(java.util.function.Consumer<Schedule> body, Schedule schedule) {
        try {
            body.accept(schedule);
            return false;
        } catch (Violation violation) {
            return true;
        }
    }

    @Test
    void chosenOrdersBecomeSmallLikeLosses() {
        for (Strategy strategy : List.of(
                new Strategy.Walk(Strategy.ANY_WINDOW), new Strategy.Pct(2, 20, Strategy.ANY_WINDOW))) {
            Schedule schedule = failing(strategy);
            Trial noted = Trial.noted();
            assertTrue(fails(ShrinkerTest::gossip, schedule.again(noted)));
            Shrinker.Failure failure = new Shrinker(ShrinkerTest::gossip, 400)
                    .smallest(List.of(schedule).iterator(), "G1")
                    .orElseThrow();
            assertTrue(failure.acts().size() < noted.happened().size(), noted.happened().size() + " acts");
            assertTrue(fails(ShrinkerTest::gossip, Schedule.of(failure.seed(), Trial.only(failure.acts()))));
            for (Long act : failure.acts()) {
                var fewer = new java.util.HashSet<>(failure.acts());
                fewer.remove(act);
                boolean isAbsence = LongStream.range(0, 4).anyMatch(id -> act == Trial.absence((int) id));
                assertTrue(isAbsence || !fails(ShrinkerTest::gossip, Schedule.of(failure.seed(), Trial.only(fewer))));
            }
        }
    }

    /** Gives the order in which three messages arrive, of which any may be lost. */
    private static String threeMessages(Schedule schedule) {
        Mail mail = new Mail(4, LinkOptions.delay(5_000, 5_000).withLoss(1), schedule);
        mail.cluster.sendAs(1, 0, "a");
        mail.cluster.sendAs(2, 0, "b");
        mail.cluster.sendAs(3, 0, "c");
        mail.cluster.runFor(20);
        return mail.order().replace("S0 ", "");
    }

    @Test
    void aPathOfASearchBecomesSmallToo() {
        assertEquals(2, actsOfPathTo("c, a, b"), "orders are free, and the last message overtakes");
        assertEquals(1, actsOfPathTo("a, c"), "the second message is lost, in the order of time");
    }

    private static int actsOfPathTo(String order) {
        java.util.function.Consumer<Schedule> body = schedule -> {
            if (threeMessages(schedule).equals(order)) {
                throw new Violation("O1", "In this order.");
            }
        };
        Search search = new Search(5, new Strategy.Exhaustive(Integer.MAX_VALUE));
        assertThrows(Violation.class, () -> {
            while (!search.isDone()) {
                search.runNext(body);
            }
        });
        Shrinker.Failure failure =
                new Shrinker(body, 400).smallest(List.of(search.current()).iterator(), "O1").orElseThrow();
        assertTrue(fails(body, Schedule.of(5, Trial.only(failure.acts()))));
        return failure.acts().size();
    }

    @Test
    void nodesThatExplainNothingNeverBoot() {
        Shrinker.Failure failure = new Shrinker(ShrinkerTest::gossip, 400)
                .smallest(List.of(failing(new Strategy.Walk(Strategy.ANY_WINDOW))).iterator(), "G1")
                .orElseThrow();
        List<Integer> booted = failure.recording().events().stream()
                .filter(event -> event.kind() == Recording.Kind.BOOT)
                .map(Recording.Event::node)
                .toList();
        assertEquals(List.of(0, 1, 2), booted, "S3 only ever speaks");
    }

    @Test
    void whatTheTestWaitsForInVainLeavesNobodyOut() {
        java.util.function.Consumer<Schedule> patience = schedule -> {
            Mail mail = new Mail(3, LinkOptions.LAN, schedule);
            mail.cluster.sendAs(0, 1, "hello");
            if (!mail.cluster.runUntil(() -> mail.log.size() == 2, 100)) {
                throw new Violation("M9", "Nobody said anything more.");
            }
        };
        Shrinker.Failure failure = new Shrinker(patience, 400).shrink(1, "M9").orElseThrow();
        assertEquals(
                3, failure.recording().events().stream().filter(event -> event.kind() == Recording.Kind.BOOT).count());
    }

    // ------------------------------------------------------------------------------------------------ several failures

    /** Fails under every seed, after as many messages as the seed says. */
    private static void count(Schedule schedule) {
        Mail mail = new Mail(2, LinkOptions.LAN, schedule, (box, message) -> {
            int left = Integer.parseInt(message);
            if (left == 0) {
                throw new Violation("C1", "The count is over.");
            }
            box.ctx.send(1 - box.ctx.self(), String.valueOf(left - 1));
        });
        mail.cluster.watch(new Monitor<>() {
            @Override
            public void delivered(int from, int to, String message) {
                if (message.equals("0")) {
                    throw new Violation("C1", "The count is over.");
                }
            }
        });
        mail.cluster.sendAs(0, 1, String.valueOf(schedule.seed()));
        mail.cluster.runFor(100_000);
    }

    private static long smallestOf(Shrinker.Limits limits, long... seeds) {
        return new Shrinker(ShrinkerTest::count, limits)
                .smallest(LongStream.of(seeds).mapToObj(Schedule::of).iterator(), "C1")
                .map(Shrinker.Failure::seed)
                .orElse(-1L);
    }

    @Test
    void ofSeveralFailuresTheShortestIsKept() {
        assertEquals(3, smallestOf(new Shrinker.Limits(100, 100_000, 3, 0), 9, 5, 3, 1), "the fourth is not looked at");
        assertEquals(5, smallestOf(new Shrinker.Limits(100, 100_000, 3, 0), 5, 9, 7));
    }

    @Test
    void eventsBoundWhatIsTried() {
        assertEquals(900, smallestOf(new Shrinker.Limits(100, 1_000, 3, 0), 900, 800, 3), "no events left for the others");
        assertEquals(-1, smallestOf(new Shrinker.Limits(100, 1_000, 3, 0), 2_000, 3), "a run longer than all that may be done");
    }

    @Test
    void runsBoundWhatIsTried() {
        for (int most : new int[] {3, 10, 40}) {
            int[] runs = {0};
            Shrinker shrinker = new Shrinker(
                    schedule -> {
                        runs[0]++;
                        storm(schedule);
                    },
                    most);
            shrinker.shrink(FAILING_SEED, "B1").orElseThrow();
            assertTrue(runs[0] <= most + 1, runs[0] + " runs of " + most + " and one that is recorded");
        }
    }
}
