package dev.assay.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Strategy TIMED = new Strategy.Timed();
    private static final Strategy WALK = new Strategy.Walk(Strategy.ANY_WINDOW);
    private static final Strategy PCT = new Strategy.Pct(3, 200, Strategy.ANY_WINDOW);

    @Provide
    Arbitrary<Strategy> strategies() {
        return Arbitraries.of(TIMED, WALK, PCT, new Strategy.Walk(20), new Strategy.Pct(1, 1, 30));
    }

    /** Rumours, a bad network, crashes: everything that a schedule decides. */
    private static long gossip(Schedule schedule) {
        LinkOptions links = LinkOptions.LAN.withLoss(100).withDuplicates(100, 100_000).withStragglers(100, 50, 500);
        Mail mail = new Mail(4, links, schedule, (box, message) -> {
            if (message.length() < 6) {
                box.ctx.send((box.ctx.self() + 1 + box.ctx.random().nextInt(3)) % 4, message + box.ctx.self());
            }
            box.ctx.setTimer("t", box.ctx.random().nextInt(50));
        });
        RunDigest<String> digest = new RunDigest<>(mail.cluster);
        for (int id = 0; id < 4; id++) {
            mail.cluster.sendAs((id + 1) % 4, id, "m");
        }
        Plan.draw(schedule, 10, 100, random -> switch (random.nextInt(4)) {
            case 0 -> new Act.Crash(random.nextInt(4));
            case 1 -> new Act.FlipLink(0, random.nextInt(4));
            case 2 -> new Act.Heal();
            default -> new Act.BootAll();
        }).run(mail.cluster);
        if (schedule.choose(2, "more") == 1) {
            mail.cluster.sendAs(0, 1, "more");
        }
        mail.cluster.runFor(100);
        return digest.value();
    }

    @Property(tries = 60)
    void aScheduleRunTwiceHasOneDigest(@ForAll long seed, @ForAll("strategies") Strategy strategy) {
        assertEquals(gossip(Schedule.of(seed, strategy)), gossip(Schedule.of(seed, strategy)));
    }

    @Property(tries = 60)
    void theActsOfARunAreTheRunWhoeverChoseThem(@ForAll long seed, @ForAll("strategies") Strategy strategy) {
        Trial noted = Trial.noted();
        long digest = gossip(Schedule.of(seed, strategy).again(noted));
        Trial replayed = Trial.only(Set.copyOf(noted.happened()));
        assertEquals(digest, gossip(Schedule.of(seed, replayed)));
        assertEquals(noted.happened(), replayed.happened());
        assertEquals(noted.events(), replayed.events());
    }

    @Property(tries = 60)
    void withAnyOfItsActsMissingARunStillEnds(
            @ForAll long seed, @ForAll("strategies") Strategy strategy, @ForAll long missing) {
        Trial noted = Trial.noted();
        gossip(Schedule.of(seed, strategy).again(noted));
        Set<Long> some = new HashSet<>(noted.happened());
        some.removeIf(act -> (Mix.mix(act, missing) & 3) == 0);
        Trial replayed = Trial.only(some);
        gossip(Schedule.of(seed, replayed));
        assertTrue(some.containsAll(replayed.happened()) || strategy != TIMED, "in the order of time acts keep their names");
        Trial again = Trial.only(Set.copyOf(replayed.happened()));
        assertEquals(gossip(Schedule.of(seed, again)), gossip(Schedule.of(seed, Trial.only(some))), "what happened is enough");
    }

    @Test
    void strategiesAndSeedsGiveDifferentOrders() {
        Set<Long> digests = new HashSet<>();
        for (Strategy strategy : List.of(TIMED, WALK, PCT)) {
            digests.add(gossip(Schedule.of(1, strategy)));
            digests.add(gossip(Schedule.of(2, strategy)));
        }
        assertEquals(6, digests.size());
    }

    @Test
    void aDependenceOnAnythingElseShowsInTheDigestUnderEveryStrategy() {
        int[] runs = {0};
        Search search = new Search(1, new Strategy.Exhaustive(1));
        search.runNext(schedule -> talk(schedule, ""));
        for (Schedule schedule : List.of(
                Schedule.of(1, TIMED), Schedule.of(1, WALK), Schedule.of(1, PCT), search.current())) {
            long honest = RunDigest.of(schedule, again -> talk(again, ""));
            assertEquals(honest, RunDigest.of(schedule, again -> talk(again, "")));
            long leaky = RunDigest.of(schedule, again -> talk(again, "run " + runs[0]++));
            assertNotEquals(leaky, RunDigest.of(schedule, again -> talk(again, "run " + runs[0]++)));
        }
    }

    /** Two clusters; in the second a node says something that the schedule does not decide. */
    private static void talk(Schedule schedule, String secret) {
        for (String answer : List.of("the same", secret)) {
            Mail mail = new Mail(2, LinkOptions.LAN, schedule, (box, message) -> {
                if (message.equals("go")) {
                    box.ctx.send(0, answer);
                }
            });
            mail.cluster.deliver(0, 1, "go");
            mail.cluster.runFor(50);
        }
    }

    // ------------------------------------------------------------------------------------------------ depth

    private static final int PINGS = 40;

    /** S2 counts pings of S0; one early message of S1 is to arrive late, after most of them. */
    private static void starvation(Schedule schedule) {
        Mail mail = new Mail(3, LinkOptions.delay(1_000, 2_000), schedule, Pings::answer);
        mail.cluster.sendAs(1, 2, "early");
        mail.cluster.sendAs(0, 2, "1");
        mail.cluster.runFor(1_000);
        if (mail.log.indexOf("S2 early") > PINGS) {
            throw new Violation("D2", "What was sent first came after " + PINGS + " answers.");
        }
    }

    /** Two messages are to be held back: one until some pings have passed, the other until more have. */
    private static void twofoldStarvation(Schedule schedule) {
        Mail mail = new Mail(4, LinkOptions.delay(1_000, 2_000), schedule, Pings::answer);
        mail.cluster.sendAs(1, 2, "a");
        mail.cluster.sendAs(3, 2, "b");
        mail.cluster.sendAs(0, 2, "1");
        mail.cluster.runFor(1_000);
        int a = mail.log.indexOf("S2 a");
        int b = mail.log.indexOf("S2 b");
        if (a > PINGS / 2 && b > a + PINGS / 4) {
            throw new Violation("D3", "Both came late, and b much later than a.");
        }
    }

    /** A long conversation of S0 and S2, in numbers. */
    private static final class Pings {
        static void answer(Mail.Box box, String message) {
            boolean isPing = Character.isDigit(message.charAt(0));
            if (isPing && Integer.parseInt(message) <= PINGS) {
                box.ctx.send(box.ctx.self() == 2 ? 0 : 2, String.valueOf(Integer.parseInt(message) + 1));
            }
        }
    }

    private static long failures(java.util.function.Consumer<Schedule> body, Strategy strategy, int count) {
        return LongStream.range(0, count)
                .filter(seed -> {
                    try {
                        body.accept(Schedule.of(seed, strategy));
                        return false;
                    } catch (Violation violation) {
                        return true;
                    }
                })
                .count();
    }

    private static Strategy pct(int depth) {
        return new Strategy.Pct(depth, PINGS, Strategy.ANY_WINDOW);
    }

    @Test
    void prioritiesHoldAMessageBackLongerThanAnyWalk() {
        assertEquals(0, failures(SchedulerTest::starvation, TIMED, 1_000));
        assertEquals(0, failures(SchedulerTest::starvation, WALK, 1_000));
        assertTrue(failures(SchedulerTest::starvation, pct(1), 1_000) > 100, "one order of priorities in a few is enough");
    }

    @Test
    void aMistakeOfDepthThreeNeedsTwoChanges() {
        assertEquals(0, failures(SchedulerTest::twofoldStarvation, WALK, 1_000));
        assertEquals(0, failures(SchedulerTest::twofoldStarvation, pct(1), 1_000));
        assertTrue(failures(SchedulerTest::twofoldStarvation, pct(3), 1_000) > 0);
    }

    @Test
    void aWindowBoundsHowFarEventsOvertake() {
        Strategy narrow = new Strategy.Pct(1, 1, 10);
        assertEquals(0, failures(SchedulerTest::starvation, narrow, 1_000));
    }

    @Test
    void inCalmTimeRulesAgain() {
        for (long seed = 0; seed < 20; seed++) {
            Mail mail = new Mail(4, LinkOptions.delay(5_000, 5_000), Schedule.of(seed, WALK));
            mail.cluster.calm();
            mail.cluster.sendAs(1, 0, "a");
            mail.cluster.sendAs(2, 0, "b");
            mail.cluster.sendAs(3, 0, "c");
            mail.cluster.runFor(10);
            assertEquals("S0 a, S0 b, S0 c", mail.order());
        }
    }

    @Test
    void strategiesRefuseWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Strategy.Walk(-1));
        assertThrows(IllegalArgumentException.class, () -> new Strategy.Pct(0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Strategy.Pct(1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Strategy.Exhaustive(-1));
    }
}
