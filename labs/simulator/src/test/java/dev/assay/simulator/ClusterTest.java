package dev.assay.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.Context;
import dev.assay.kit.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ClusterTest {
    /** A context with one effect of its own: writing a line to a journal that survives crashes. */
    private static final class JournalContext extends NodeContext<String> {
        private final List<String> journal;

        JournalContext(Machine<String> machine, List<String> journal) {
            super(machine);
            this.journal = journal;
        }

        void write(String line) {
            effect(line, () -> journal.add(line));
        }
    }

    /** Does what a test says; everything defaults to nothing. */
    private abstract static class Actor implements Node<String, JournalContext> {
        JournalContext ctx;

        @Override
        public void start(JournalContext context) {
            ctx = context;
            started();
        }

        void started() {}

        @Override
        public void receive(int from, String message) {}

        @Override
        public void timer(String name) {}
    }

    private final List<String> log = new ArrayList<>();
    private final Map<Integer, List<String>> journals = new TreeMap<>();

    private Cluster<String, Actor, JournalContext> cluster(int size, LinkOptions links, Supplier<Actor> actor) {
        return cluster(size, links, 1, actor);
    }

    private Cluster<String, Actor, JournalContext> cluster(int size, LinkOptions links, long seed, Supplier<Actor> actor) {
        return new Cluster<>(new Cluster.Setup<>(
                size,
                id -> actor.get(),
                machine -> new JournalContext(machine, journals.computeIfAbsent(machine.id(), id -> new ArrayList<>())),
                message -> message.startsWith("reply"),
                links,
                "dev.assay.simulator",
                Schedule.of(seed)));
    }

    private Actor silent() {
        return new Actor() {};
    }

    private Actor listener() {
        return new Actor() {
            @Override
            public void receive(int from, String message) {
                log.add(ctx.now() + ": S" + ctx.self() + " got " + message + " from S" + from);
            }
        };
    }

    @Test
    void messagesArriveAfterTheirDelay() {
        var cluster = cluster(2, LinkOptions.delay(3_000, 3_000), this::listener);
        cluster.bootAll();
        cluster.runFor(10);
        cluster.sendAs(0, 1, "hello");
        cluster.runFor(2);
        assertEquals(List.of(), log);
        cluster.runFor(1);
        assertEquals(List.of("13: S1 got hello from S0"), log);
    }

    @Test
    void aCutCountsWhenTheMessageIsSentAndWhenItArrives() {
        var cluster = cluster(2, LinkOptions.delay(3_000, 3_000), this::listener);
        cluster.bootAll();
        cluster.network().cut(0, 1);
        cluster.sendAs(0, 1, "lost at once");
        cluster.network().mend(0, 1);
        cluster.sendAs(0, 1, "lost on arrival");
        cluster.network().isolate(1);
        cluster.runFor(5);
        cluster.network().reconnect(1);
        cluster.sendAs(0, 1, "arrives");
        cluster.sendAs(1, 0, "also arrives");
        cluster.network().cut(1, 0);
        cluster.network().mend(1, 0);
        cluster.runFor(5);
        assertEquals(List.of("8: S1 got arrives from S0", "8: S0 got also arrives from S1"), log);
    }

    @Test
    void messagesOutliveTheirSenderAndFindTheReceiversNextIncarnation() {
        var cluster = cluster(2, LinkOptions.delay(5_000, 5_000), this::listener);
        cluster.bootAll();
        cluster.sendAs(0, 1, "early");
        cluster.crash(0);
        cluster.crash(1);
        cluster.runFor(2);
        cluster.boot(1);
        cluster.runFor(10);
        assertEquals(List.of("5: S1 got early from S0"), log);
    }

    @Test
    void lossDuplicatesAndStragglersComeAsOftenAsAsked() {
        LinkOptions links = LinkOptions.delay(1_000, 1_000)
                .withLoss(200)
                .withDuplicates(300, 50_000)
                .withStragglers(500, 100, 200);
        var cluster = cluster(2, links, this::listener);
        cluster.bootAll();
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            cluster.sendAs(0, 1, "request " + i);
            cluster.sendAs(0, 1, "reply " + i);
        }
        cluster.runFor(51);
        long requests = log.stream().filter(line -> line.contains("request")).count();
        long promptReplies = log.stream().filter(line -> line.contains("reply")).count();
        cluster.runFor(1_000);
        long replies = log.stream().filter(line -> line.contains("reply")).count();
        assertEquals(0.8 * 1.3, requests / (double) count, 0.02);
        assertEquals(0.8 * 1.3, replies / (double) count, 0.02);
        assertEquals(0.5, promptReplies / (double) replies, 0.02);
    }

    @Test
    void aMessageMoreOnOneLinkChangesNothingOnAnother() {
        List<String> without = timesOnSecondLink(0);
        List<String> with = timesOnSecondLink(3);
        assertEquals(without, with);
    }

    private List<String> timesOnSecondLink(int extra) {
        log.clear();
        var cluster = cluster(3, LinkOptions.LAN.withLoss(300), this::listener);
        cluster.bootAll();
        for (int i = 0; i < 20; i++) {
            if (i < extra) {
                cluster.sendAs(0, 1, "extra");
            }
            cluster.sendAs(0, 2, "message " + i);
        }
        cluster.runFor(20);
        return log.stream().filter(line -> line.contains("S2 got")).toList();
    }

    @Test
    void armingATimerAgainReplacesItAndCancellingEndsIt() {
        var cluster = cluster(1, LinkOptions.LAN, () -> new Actor() {
            @Override
            void started() {
                ctx.setTimer("later", 10);
                ctx.setTimer("later", 30);
                ctx.setTimer("sooner", 30);
                ctx.setTimer("sooner", 10);
                ctx.setTimer("never", 20);
                ctx.cancelTimer("never");
                ctx.setTimer("again", 5);
                ctx.cancelTimer("again");
                ctx.setTimer("again", 15);
                ctx.cancelTimer("unknown");
            }

            @Override
            public void timer(String name) {
                log.add(ctx.now() + ": " + name);
            }
        });
        cluster.bootAll();
        cluster.runFor(100);
        assertEquals(List.of("10: sooner", "15: again", "30: later"), log);
    }

    @Test
    void timersOfTheSameMomentExpireInTheOrderInWhichTheyWereLastArmed() {
        var cluster = cluster(1, LinkOptions.LAN, () -> new Actor() {
            @Override
            void started() {
                ctx.setTimer("a", 10);
                ctx.setTimer("b", 10);
                ctx.setTimer("c", 10);
                ctx.setTimer("a", 10);
            }

            @Override
            public void timer(String name) {
                log.add(name);
            }
        });
        cluster.bootAll();
        cluster.runFor(10);
        assertEquals(List.of("b", "c", "a"), log);
    }

    @Test
    void timersDieWithTheirNode() {
        var cluster = cluster(1, LinkOptions.LAN, () -> new Actor() {
            @Override
            void started() {
                ctx.setTimer("tick", 10);
            }

            @Override
            public void timer(String name) {
                log.add(ctx.now() + ": " + name);
            }
        });
        cluster.bootAll();
        cluster.runFor(5);
        cluster.crash(0);
        cluster.runFor(1);
        cluster.boot(0);
        cluster.runFor(20);
        assertEquals(List.of("16: tick"), log);
    }

    private Actor writer(boolean catches) {
        return new Actor() {
            @Override
            public void receive(int from, String message) {
                for (int line = 1; line <= 3; line++) {
                    try {
                        ctx.write("line " + line);
                    } catch (Throwable crash) {
                        if (!catches) {
                            throw crash;
                        }
                    }
                }
            }
        };
    }

    @Test
    void aCrashStrikesAfterAnyNumberOfEffects() {
        for (boolean catches : new boolean[] {false, true}) {
            for (int effects = 0; effects <= 4; effects++) {
                journals.clear();
                var cluster = cluster(2, LinkOptions.LAN, () -> writer(catches));
                cluster.bootAll();
                cluster.crashInNextHandler(0, effects);
                cluster.deliver(1, 0, "write");
                assertFalse(cluster.isAlive(0));
                assertEquals(List.of("line 1", "line 2", "line 3").subList(0, Math.min(effects, 3)), journals.get(0));
                cluster.boot(0);
                cluster.deliver(1, 0, "write");
                assertTrue(cluster.isAlive(0), "a boot takes the planned crash back");
                assertEquals(3, cluster.effectsOfLastHandler(0));
            }
        }
    }

    @Test
    void aCrashCanBePlannedForALaterHandler() {
        var cluster = cluster(2, LinkOptions.LAN, () -> writer(false));
        cluster.bootAll();
        cluster.crashInHandler(0, cluster.handlers(0) + 1, 1);
        cluster.deliver(1, 0, "first");
        assertTrue(cluster.isAlive(0));
        cluster.deliver(1, 0, "second");
        assertFalse(cluster.isAlive(0));
        assertEquals(4, journals.get(0).size());
    }

    @Test
    void misuseFailsTheRunInWordsForTheStudent() {
        assertApi("S0 sent a message to server 5; the servers are 0 to 1.", actor -> actor.ctx.send(5, "x"));
        assertApi("S0 sent a message to itself; it can only send to other servers.", actor -> actor.ctx.send(0, "x"));
        assertApi("S0 sent null; a message is never null.", actor -> actor.ctx.send(1, null));
        assertApi("S0 armed a timer with a delay of -1 ms; a delay is never negative.", actor -> actor.ctx.setTimer("t", -1));
        assertApi("S0 armed a timer whose name is null.", actor -> actor.ctx.setTimer(null, 1));
    }

    @Test
    void misuseCannotBeSwallowed() {
        assertApi("S0 sent null; a message is never null.", actor -> {
            try {
                actor.ctx.send(1, null);
            } catch (Throwable ignored) {
                actor.ctx.write("on we go");
            }
        });
    }

    @Test
    void anExceptionIsBlamedOnItsLine() {
        Violation violation = assertThrows(Violation.class, () -> receiveWith(actor -> {
            throw new IllegalStateException("hostile text");
        }));
        assertEquals("API", violation.rule());
        assertTrue(
                violation.sentence().matches(
                        "S0 threw java\\.lang\\.IllegalStateException at dev/assay/simulator/ClusterTest\\.java:\\d+\\."),
                violation.sentence());
    }

    @Test
    void anExceptionOfTheStudentsOwnIsNeverAsked() {
        final class Hostile extends RuntimeException {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new AssertionError("asked for its message");
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new AssertionError("asked for its stack trace");
            }
        }
        Violation violation = assertThrows(Violation.class, () -> receiveWith(actor -> {
            throw new Hostile();
        }));
        assertTrue(violation.sentence().startsWith("S0 threw dev.assay.simulator.ClusterTest$"), violation.sentence());
    }

    private void assertApi(String sentence, java.util.function.Consumer<Actor> body) {
        Executable run = () -> receiveWith(body);
        assertEquals(sentence, assertThrows(Violation.class, run).sentence());
    }

    private void receiveWith(java.util.function.Consumer<Actor> body) {
        var cluster = cluster(2, LinkOptions.LAN, () -> new Actor() {
            @Override
            public void receive(int from, String message) {
                body.accept(this);
            }
        });
        cluster.bootAll();
        cluster.deliver(1, 0, "go");
    }

    @Test
    void aQuestionMustNotChangeAnything() {
        var cluster = cluster(2, LinkOptions.LAN, this::silent);
        cluster.bootAll();
        assertEquals("seven", cluster.ask(0, actor -> "seven"));
        for (java.util.function.Consumer<Context<String>> change : List.<java.util.function.Consumer<Context<String>>>of(
                ctx -> ctx.send(1, "x"), ctx -> ctx.setTimer("t", 1), ctx -> ctx.random().nextInt(2), ctx -> ctx.trace("x"))) {
            var asked = cluster(2, LinkOptions.LAN, this::silent);
            asked.bootAll();
            Violation violation = assertThrows(Violation.class, () -> asked.ask(0, actor -> {
                change.accept(actor.ctx);
                return 0;
            }));
            assertTrue(violation.sentence().contains("must not change anything"), violation.sentence());
        }
    }

    @Test
    void aHandlersJournalHoldsItsEffectsAndTheTestsQuestionsInOrder() {
        Trial trial = Trial.recorded();
        var cluster = new Cluster<>(new Cluster.Setup<>(
                2,
                id -> new Actor() {
                    @Override
                    public void receive(int from, String message) {
                        ctx.write("first");
                        ctx.send(1, "second");
                        ctx.write("third");
                    }
                },
                machine -> new JournalContext(machine, new ArrayList<>()),
                message -> false,
                LinkOptions.LAN,
                "dev.assay.simulator",
                Schedule.of(1, trial)));
        cluster.watch(new Monitor<>() {
            @Override
            public void handled(int id) {
                cluster.ask(id, actor -> "an answer");
            }
        });
        cluster.bootAll();
        cluster.deliver(1, 0, "go");
        assertEquals(
                List.of("String value=first", "send to S1: String value=second", "String value=third", "asked by the tests"),
                trial.recording().events().getLast().journal());
    }

    @Test
    void aContextOfAnEarlierBootIsDead() {
        List<JournalContext> contexts = new ArrayList<>();
        var cluster = cluster(2, LinkOptions.LAN, () -> new Actor() {
            @Override
            void started() {
                contexts.add(ctx);
            }

            @Override
            public void receive(int from, String message) {
                contexts.getFirst().write("from the grave");
            }
        });
        cluster.bootAll();
        cluster.crash(0);
        cluster.boot(0);
        Violation violation = assertThrows(Violation.class, () -> cluster.deliver(1, 0, "go"));
        assertTrue(violation.sentence().contains("earlier boot"), violation.sentence());
        assertEquals(List.of(), journals.get(0));
    }

    @Test
    void aMonitorsViolationEndsTheRunEvenIfTheNodeCatchesIt() {
        var cluster = cluster(2, LinkOptions.LAN, () -> new Actor() {
            @Override
            public void receive(int from, String message) {
                try {
                    ctx.send(1, "forbidden");
                } catch (Throwable swallowed) {
                    log.add("swallowed");
                }
            }
        });
        cluster.watch(new Monitor<>() {
            @Override
            public void sent(int from, int to, String message) {
                if (message.equals("forbidden")) {
                    throw new Violation("X1", "S" + from + " said it.");
                }
            }
        });
        cluster.bootAll();
        assertEquals("S0 said it.", assertThrows(Violation.class, () -> cluster.deliver(1, 0, "go")).sentence());
    }

    @Test
    void aRunThatNeverRestsIsStopped() {
        var cluster = cluster(1, LinkOptions.LAN, () -> new Actor() {
            @Override
            void started() {
                ctx.setTimer("now", 0);
            }

            @Override
            public void timer(String name) {
                ctx.setTimer("now", 0);
            }
        });
        cluster.bootAll();
        assertEquals("REST", assertThrows(Violation.class, () -> cluster.runFor(1)).rule());
    }

    @Test
    void puppetsReceiveAndNodesDoNotRunInTheirPlace() {
        var cluster = cluster(2, LinkOptions.delay(0, 0), this::silent);
        cluster.puppet(1, (from, message) -> log.add("puppet got " + message));
        cluster.bootAll();
        assertTrue(cluster.isPuppet(1));
        assertFalse(cluster.isAlive(1));
        cluster.sendAs(0, 1, "hello");
        cluster.runFor(1);
        assertEquals(List.of("puppet got hello"), log);
        assertThrows(IllegalStateException.class, () -> cluster.boot(1));
        assertThrows(IllegalStateException.class, () -> cluster.puppet(0, (from, message) -> {}));
    }

    @Test
    void runUntilStopsAtTheEventAfterWhichTheConditionHolds() {
        var cluster = cluster(2, LinkOptions.delay(3_000, 3_000), this::listener);
        cluster.bootAll();
        cluster.sendAs(0, 1, "hello");
        assertTrue(cluster.runUntil(() -> !log.isEmpty(), 100));
        assertEquals(3, cluster.nowMillis());
        assertFalse(cluster.runUntil(() -> log.size() > 1, 100));
        assertEquals(103, cluster.nowMillis());
    }

    @Test
    void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
        assertEquals(gossip(5), gossip(5));
        assertNotEquals(gossip(5), gossip(6));
    }

    /** Nodes that pass rumours on at random, with crashes and a bad network. */
    private long gossip(long seed) {
        journals.clear();
        LinkOptions links = LinkOptions.LAN.withLoss(100).withDuplicates(100, 100_000).withStragglers(100, 50, 500);
        var cluster = cluster(5, links, seed, () -> new Actor() {
            @Override
            void started() {
                ctx.setTimer("talk", ctx.random().nextInt(50));
            }

            @Override
            public void receive(int from, String message) {
                ctx.write(message);
                if (ctx.random().nextDouble() < 0.4) {
                    ctx.send(from, "reply to " + message);
                }
            }

            @Override
            public void timer(String name) {
                ctx.send((ctx.self() + 1 + ctx.random().nextInt(4)) % 5, "rumour at " + ctx.now());
                ctx.setTimer("talk", ctx.random().nextInt(50));
            }
        });
        RunDigest<String> digest = new RunDigest<>(cluster);
        cluster.bootAll();
        Plan.draw(Schedule.of(seed), 40, 100, random -> switch (random.nextInt(5)) {
            case 0 -> new Act.Crash(random.nextInt(5));
            case 1 -> new Act.CrashInside(random.nextInt(5), random.nextInt(3));
            case 2 -> new Act.FlipLink(random.nextInt(5), random.nextInt(5));
            case 3 -> new Act.Heal();
            default -> new Act.BootAll();
        }).run(cluster);
        return digest.value();
    }
}
