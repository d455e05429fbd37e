package dev.assay.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final LinkOptions PROMPT = LinkOptions.delay(1_000, 9_000);

    private static Search search(int mostDeviations, Consumer<Schedule> body) {
        Search search = new Search(1, new Strategy.Exhaustive(mostDeviations));
        while (!search.isDone()) {
            search.runNext(body);
        }
        return search;
    }

    private static Search search(Consumer<Schedule> body) {
        return search(Integer.MAX_VALUE, body);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 6", "4, 24", "5, 120", "6, 720"})
    void messagesToOneNodeArriveInEveryOrderOnce(int messages, int factorial) {
        List<String> orders = new ArrayList<>();
        Search search = search(schedule -> {
            Mail mail = new Mail(messages + 1, PROMPT, schedule);
            for (int from = 1; from <= messages; from++) {
                mail.cluster.sendAs(from, 0, "m" + from);
            }
            mail.cluster.runFor(20);
            orders.add(mail.order());
        });
        assertEquals(factorial, orders.size());
        assertEquals(factorial, new HashSet<>(orders).size());
        assertEquals(factorial, search.executions());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void statesThatUnrelatedOrdersShareAreSeenOnceAndNoneIsMissed(int messages) {
        Set<Set<String>> seen = new HashSet<>();
        Search search = search(schedule -> {
            Mail mail = new Mail(2 * messages, PROMPT, schedule);
            for (int i = 0; i < messages; i++) {
                mail.cluster.sendAs(i, messages + i, "m");
            }
            mail.cluster.runUntil(() -> !seen.add(new TreeSet<>(mail.log)) && false, 20);
        });
        assertEquals(1 << messages, seen.size(), "every subset of the messages has arrived first");
        assertEquals(messages >= 3, search.cutShort() > 0);
        assertTrue(messages < 6 || search.executions() < 720 / 2, () -> search.executions() + " executions of 720");
    }

    /** Two nodes pass a token round; S2 hears from both, and the rule is broken in one of many orders only. */
    private static void tokens(Schedule schedule) {
        Mail mail = new Mail(3, PROMPT, schedule, (box, message) -> {
            int hops = Integer.parseInt(message);
            if (box.ctx.self() < 2 && hops > 0) {
                box.ctx.send(1 - box.ctx.self(), String.valueOf(hops - 1));
                box.ctx.send(2, message);
            }
        });
        mail.cluster.sendAs(2, 0, "3");
        mail.cluster.runFor(100);
        if (mail.log.stream().filter(line -> line.startsWith("S2")).toList().equals(List.of("S2 1", "S2 2", "S2 3"))) {
            throw new Violation("T1", "The token's news came backwards.");
        }
    }

    @Test
    void findsTheOneOrderThatBreaksTheRule() {
        tokens(Schedule.of(1));
        Search search = new Search(1, new Strategy.Exhaustive(Integer.MAX_VALUE));
        Violation violation = assertThrows(Violation.class, () -> {
            while (!search.isDone()) {
                search.runNext(SearchTest::tokens);
            }
        });
        assertEquals("T1", violation.rule());
        Trial noted = Trial.noted();
        assertThrows(Violation.class, () -> tokens(search.current().again(noted)), "the path alone fails again");
        Schedule fromActs = Schedule.of(1, Trial.only(Set.copyOf(noted.happened())));
        assertEquals("T1", assertThrows(Violation.class, () -> tokens(fromActs)).rule());
    }

    @Test
    void aLossIsAChoiceWhereALinkMayLose() {
        Set<String> outcomes = new TreeSet<>();
        Search search = search(schedule -> {
            Mail mail = new Mail(3, PROMPT.withLoss(1), schedule);
            mail.cluster.sendAs(1, 0, "a");
            mail.cluster.sendAs(2, 0, "b");
            mail.cluster.runFor(20);
            outcomes.add(mail.order());
        });
        assertEquals(Set.of("", "S0 a", "S0 b", "S0 a, S0 b", "S0 b, S0 a"), outcomes);
        assertEquals(5, search.executions());
    }

    @Test
    void deviationsAreCountedOverAllChoices() {
        Set<String> outcomes = new TreeSet<>();
        search(1, schedule -> {
            Mail mail = new Mail(4, LinkOptions.delay(5_000, 5_000).withLoss(1), schedule);
            mail.cluster.sendAs(1, 0, "a");
            mail.cluster.sendAs(2, 0, "b");
            mail.cluster.sendAs(3, 0, "c");
            mail.cluster.runFor(20);
            outcomes.add(mail.order().replace("S0 ", ""));
        });
        assertEquals(
                Set.of("a, b, c", "b, c", "a, c", "a, b", "b, a, c", "c, a, b", "a, c, b"),
                outcomes,
                "nothing wrong, one loss, or one message that overtakes");
    }

    @Test
    void theTestsOwnChoicesAreTriedTooAndStandOnceMade() {
        Set<String> answers = new TreeSet<>();
        search(schedule -> {
            int first = schedule.choose(2, "first");
            int second = first == 0 ? 0 : schedule.choose(3, "second", first);
            assertEquals(first, schedule.choose(2, "first"));
            answers.add(first + " " + second);
        });
        assertEquals(Set.of("0 0", "1 0", "1 1", "1 2"), answers);
    }

    @Test
    void crashesThatLeaveTheSameDiskAreOneWhereTheDiskCanBeSeen() {
        assertTrue(crashes(true).executions() < crashes(false).executions());
        assertTrue(crashes(true).states() < crashes(false).states());
    }

    private static Search crashes(boolean disksCanBeSeen) {
        return search(schedule -> {
            Mail mail = new Mail(4, PROMPT, schedule);
            if (disksCanBeSeen) {
                mail.cluster.disks(id -> "always empty");
            }
            mail.cluster.sendAs(1, 0, "a");
            mail.cluster.sendAs(2, 0, "b");
            mail.cluster.sendAs(3, 0, "c");
            mail.cluster.runFor(20);
            mail.cluster.crash(0);
            mail.cluster.boot(0);
            mail.cluster.sendAs(1, 0, "d");
            mail.cluster.sendAs(2, 0, "e");
            mail.cluster.runFor(20);
        });
    }

    @Test
    void whatTheTestDoesItselfIsNeitherOvertakenNorOvertakes() {
        search(schedule -> {
            Mail mail = new Mail(3, LinkOptions.delay(2_000, 2_000), schedule);
            mail.cluster.after(1, () -> mail.log.add("action at 1"));
            mail.cluster.after(3, () -> mail.log.add("action at 3"));
            mail.cluster.sendAs(1, 0, "a");
            mail.cluster.sendAs(2, 0, "b");
            mail.cluster.runFor(20);
            assertEquals("action at 1", mail.log.getFirst());
            assertEquals("action at 3", mail.log.getLast());
        });
    }

    @Test
    void aNodesTimersAndMessagesComeInEveryOrderByItsOwnClock() {
        Set<String> orders = new TreeSet<>();
        search(schedule -> {
            Mail mail = new Mail(2, LinkOptions.delay(3_000, 3_000), schedule, (box, message) -> {
                if (message.equals("go")) {
                    box.ctx.setTimer("tick", 10);
                }
            });
            mail.cluster.deliver(1, 0, "go");
            mail.cluster.sendAs(1, 0, "late");
            mail.cluster.runFor(20);
            orders.add(mail.order());
        });
        assertEquals(Set.of("S0 go, S0 late, S0 tick", "S0 go, S0 tick, S0 late"), orders);
    }

    @Test
    void aSearchThatIsOverSaysSo() {
        Search search = search(schedule -> {});
        assertEquals(1, search.executions());
        assertThrows(IllegalStateException.class, () -> search.runNext(schedule -> {}));
        assertFalse(new Search(1, new Strategy.Exhaustive(0)).isDone());
        assertThrows(IllegalArgumentException.class, () -> Schedule.of(1, new Strategy.Exhaustive(0)));
    }
}
