package dev.assay.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.Node;
import org.junit.jupiter.api.Test;

/** A run that does not come to rest ends, and says of whom. */
class PaceTest {
    private static final class Plain extends NodeContext<String> {
        Plain(Machine<String> machine) {
            super(machine);
        }
    }

    /** Arms its timer again whenever it expires. */
    private record Ticker(long delayMs, Plain[] kept) implements Node<String, Plain> {
        Ticker(long delayMs) {
            this(delayMs, new Plain[1]);
        }

        @Override
        public void start(Plain context) {
            kept[0] = context;
            context.setTimer("tick", delayMs);
        }

        @Override
        public void receive(int from, String message) {}

        @Override
        public void timer(String name) {
            kept[0].setTimer("tick", delayMs);
        }
    }

    private static Cluster<String, Ticker, Plain> cluster(long delayMs) {
        Cluster<String, Ticker, Plain> cluster = new Cluster<>(new Cluster.Setup<>(
                2, id -> new Ticker(delayMs), Plain::new, message -> false, LinkOptions.LAN,
                "dev.assay.simulator", Schedule.of(1)));
        cluster.boot(1);
        return cluster;
    }

    @Test
    void timersThatExpireAtOnceDoNotStopTimeForEver() {
        Cluster<String, Ticker, Plain> cluster = cluster(0);
        Violation violation = assertThrows(Violation.class, () -> cluster.runFor(10));
        assertEquals("REST", violation.rule());
        assertEquals("The cluster does not come to rest: more than 100,000 events at one instant, 0 ms, so time does not pass."
                + " At last S1 armed the timer tick for 0 ms later.", violation.sentence());
    }

    @Test
    void aRunWithFarTooManyEventsEnds() {
        Cluster<String, Ticker, Plain> cluster = cluster(1);
        Violation violation = assertThrows(Violation.class, () -> cluster.runFor(10_000_000));
        assertTrue(violation.sentence().startsWith(
                "The cluster does not come to rest: more than 2,000,000 events in one run. At last S1 armed"),
                violation.sentence());
    }

    @Test
    void whatATestDoesAtOneInstantIsLimitedToo() {
        Cluster<String, Ticker, Plain> cluster = cluster(5);
        Runnable[] again = new Runnable[1];
        again[0] = () -> cluster.after(0, again[0]);
        cluster.after(0, again[0]);
        assertEquals("REST", assertThrows(Violation.class, () -> cluster.runFor(1)).rule());
    }

    @Test
    void manyEventsAtDifferentTimesAreNoTrouble() {
        Cluster<String, Ticker, Plain> cluster = cluster(1);
        cluster.runFor(150_000);
        assertTrue(cluster.events() > 149_000);
    }
}
