package dev.assay.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private static final Portfolio PORTFOLIO = new Portfolio(List.of(
            new Portfolio.Stretch(new Strategy.Timed(), 3),
            new Portfolio.Stretch(new Strategy.Walk(Strategy.ANY_WINDOW), 2),
            new Portfolio.Stretch(new Strategy.Exhaustive(Integer.MAX_VALUE), 10),
            new Portfolio.Stretch(new Strategy.Pct(3, 10, Strategy.ANY_WINDOW), 2)));

    private static final Exploration EXPLORATION = new Exploration(PORTFOLIO, index -> 1_000 + index);

    private final List<Integer> begun = new ArrayList<>();

    private boolean begins(int index) {
        return begun.add(index);
    }

    private static void twoMessages(Schedule schedule) {
        Mail mail = new Mail(3, LinkOptions.LAN, schedule);
        mail.cluster.sendAs(1, 0, "a");
        mail.cluster.sendAs(2, 0, "b");
        mail.cluster.runFor(20);
    }

    @Test
    void stretchesFollowOneAnotherAndASearchEndsWhenItHasSeenEverything() {
        List<Long> seeds = new ArrayList<>();
        EXPLORATION.forEach(this::begins, schedule -> {
            seeds.add(schedule.seed());
            twoMessages(schedule);
        });
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 15, 16), begun, "two messages have two orders");
        assertEquals(List.of(1000L, 1001L, 1002L, 1003L, 1004L, 1005L, 1005L, 1015L, 1016L), seeds);
        assertEquals(17, PORTFOLIO.count());
        assertEquals(34, PORTFOLIO.times(2).count());
    }

    @Test
    void aScheduleCanBeLeftOutButNoPathOfASearch() {
        List<Long> seeds = new ArrayList<>();
        EXPLORATION.forEach(index -> index == 1, schedule -> {
            seeds.add(schedule.seed());
            twoMessages(schedule);
        });
        assertEquals(List.of(1001L, 1005L, 1005L), seeds);
    }

    @Test
    void theFirstFailureInOrderIsTheOneThatComesOut() {
        Violation violation = assertThrows(Violation.class, () -> EXPLORATION.forEach(this::begins, schedule -> {
            if (schedule.seed() >= 1_002) {
                throw new Violation("X", "seed " + schedule.seed());
            }
        }));
        assertEquals("seed 1002", violation.sentence());
        assertEquals(List.of(0, 1, 2), begun);
    }

    @Test
    void laterFailuresOfTheSameRuleMayExplainItBetter() {
        java.util.function.Consumer<Schedule> body = schedule -> {
            Mail mail = new Mail(2, LinkOptions.LAN, schedule);
            for (int crash = 0; crash < (schedule.seed() == 1_016 ? 1 : 5); crash++) {
                mail.cluster.crash(1);
                mail.cluster.boot(1);
            }
            throw new Violation(schedule.seed() == 1_004 ? "Y" : "X", "S1 has crashed.");
        };
        Shrinker.Failure failure = EXPLORATION
                .smallest(body, Schedule.of(1_000), 0, "X", new Shrinker.Limits(1_000, 10_000, 100, 0))
                .orElseThrow();
        assertEquals(1_016, failure.seed());
        assertEquals(4, failure.recording().events().size(), "two boots, a crash and a boot");
    }

    @Test
    void aPortfolioHoldsSomething() {
        assertThrows(IllegalArgumentException.class, () -> new Portfolio(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Portfolio.timed(0));
    }

    @Test
    void aSwarmHasEveryKindOfWorld() {
        Set<Set<Swarm.Fault>> faults = new HashSet<>();
        Set<Boolean> loses = new HashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            Schedule schedule = Schedule.of(seed);
            Swarm swarm = Swarm.draw(schedule);
            assertEquals(swarm, Swarm.draw(schedule));
            faults.add(swarm.faults());
            loses.add(swarm.links().lossPermille() > 0);
            Plan plan = swarm.plan(schedule, 3);
            assertEquals(swarm.faults().isEmpty() ? 0 : swarm.acts(), plan.steps().size());
            assertEquals(plan, swarm.plan(schedule, 3));
            Mail mail = new Mail(3, swarm.links(), schedule);
            plan.run(mail.cluster);
        }
        assertEquals(16, faults.size());
        assertEquals(2, loses.size());
    }
}
