package dev.assay.labs.adclick.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.exam.Work;
import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickAggregator;
import dev.assay.labs.adclick.Effect;
import dev.assay.labs.adclick.Heartbeat;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.Tier;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.service.PlainData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One partition's aggregator, record by record, beside what is computed for the whole log at once. */
@Part(id = "A", title = "Windows, watermark, duplicates")
final class Windows {
    private static final long HOUR = 3_600_000;
    /** Windows of a minute, 5 s out of order, 10 s late. */
    private static final AdConfig SMALL = new AdConfig(60_000, 5_000, 10_000, 300_000, 600_000, List.of());

    private static void follows(AdConfig config, ClickAggregator aggregator, List<LogEntry<LogEvent>> log) {
        Oracle oracle = new Oracle(config, log);
        for (int i = 0; i < log.size(); i++) {
            step(aggregator, oracle, log, i);
        }
    }

    private static void step(ClickAggregator aggregator, Oracle oracle, List<LogEntry<LogEvent>> log, int i) {
        Effect effect = aggregator.accept(log.get(i));
        Compared.effect("Record " + i, effect, oracle.verdict(i), oracle.results(i));
        Expect.equal("watermark", "The watermark after record " + i, oracle.watermark(i), aggregator.watermarkMs());
    }

    /** A log by hand: times relative to an hour, each record appended when it happened or a little later. */
    private static final class Hand {
        private final List<LogEntry<LogEvent>> log = new ArrayList<>();
        private long offset = 10;

        Hand click(String impression, long timeMs) {
            return add(new Click(impression, 0, "ad-1", HOUR + timeMs, "u-1", "10.0.0.1", "DE"));
        }

        Hand beat(long timeMs) {
            return add(new Heartbeat(HOUR + timeMs));
        }

        Hand add(LogEvent event) {
            log.add(new LogEntry<>(0, offset, null, event, HOUR + 10_000_000));
            offset += 1 + log.size() % 2; // offsets may have holes
            return this;
        }

        void follows(AdClickSolution solution) {
            Windows.follows(SMALL, solution.aggregator(SMALL, 0), log);
        }
    }

    @Test
    @Check(
            id = "A1",
            title = "Every record has the right verdict, and every row comes when it is due",
            points = 6,
            schedules = 30,
            hint = "Work on event time only: the watermark decides what is late and when a window's rows are due.")
    void random(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            int partition = (int) (schedule.seed() & 3);
            List<LogEntry<LogEvent>> log = Traffic.log(schedule.stream("log"), partition, 400);
            follows(Traffic.CONFIG, solution.aggregator(Traffic.CONFIG, partition), log);
        });
    }

    @Test
    @Check(
            id = "A2",
            title = "Edges: of windows, of the watermark, of lateness",
            points = 4,
            hint = "[from, to): what is at the end of a window is in the next one. Equal is reached.")
    void edges(AdClickSolution solution) {
        Expect.equal("watermark", "The watermark before the first record", Long.MIN_VALUE, solution.aggregator(SMALL, 0).watermarkMs());
        new Hand().click("a", 0).click("b", 59_999).click("c", 60_000).click("d", 119_999).click("e", 120_000).beat(400_000).follows(solution);
        // The watermark is one below a window's end, at it, one above it.
        new Hand().click("a", 10).beat(64_999).beat(65_000).beat(65_001).beat(75_000).follows(solution);
        new Hand().click("a", 10).beat(64_999).beat(65_001).beat(74_999).beat(75_001).follows(solution);
        // Late by one, by none.
        new Hand().click("a", 10).beat(74_999).click("b", 20).beat(75_000).click("c", 30).beat(400_000).follows(solution);
        new Hand().click("a", 10).beat(75_000).click("b", 20).beat(400_000).follows(solution);
        // Between the first rows and the last ones: counts, and opens a window that has no first rows.
        new Hand().click("a", 10).beat(66_000).click("b", 20).beat(75_000).follows(solution);
        new Hand().beat(66_000).click("b", 20).beat(75_000).follows(solution);
        // One record jumps over ten windows.
        new Hand().click("a", 10).click("b", 61_000).click("c", 660_000).beat(1_000_000).follows(solution);
        new Hand().beat(-3_000).beat(10_000).beat(10_000).beat(5_000).beat(55_000).beat(135_000).follows(solution);
        // Late, and then the same impression in time: a late click is not remembered.
        new Hand().beat(200_000).click("a", 10).click("a", 199_000).click("a", 199_001).beat(400_000).follows(solution);
        // Counted, and then the same impression too late: a duplicate before it is late.
        new Hand().click("a", 10).beat(200_000).click("a", 10).click("a", 190_000).beat(400_000).follows(solution);
        // Duplicates and late clicks move the watermark as well.
        new Hand().click("a", 10).click("a", 80_000).beat(70_000).follows(solution);
        // The horizon counts from the time with which it was counted.
        new Hand().click("a", 10_000).beat(530_000).click("a", 530_000).beat(690_000).click("a", 690_000).beat(900_000).follows(solution);
        new Hand().click("a", 10_000).click("a", 300_000).beat(680_000).click("a", 679_000).beat(900_000).follows(solution);
    }

    @Test
    @Check(
            id = "A3",
            title = "Impossible records change nothing",
            points = 3,
            hint = "One machine with a wrong clock must not close everybody's windows. Compare with the log's timestamp.")
    void impossible(AdClickSolution solution) {
        List<LogEntry<LogEvent>> log = new ArrayList<>();
        LogEvent[] events = {
            click("x", "ad-1", 4_070_908_800_000L), click("a", "ad-1", HOUR), click("f", "ad-1", HOUR + 300_001), click("g", "ad-1", HOUR + 300_000),
            click(" ", "ad-1", HOUR), click(null, "ad-1", HOUR), click("h", "", HOUR + 10), click("h", null, HOUR + 20), click("n", "ad-1", -1),
            new Heartbeat(HOUR + 900_000), new Heartbeat(-5), click("x", "ad-1", HOUR + 200_000), click("h", "ad-1", HOUR + 280_000), click("f", "ad-1", HOUR + 290_000),
            new Heartbeat(HOUR + 299_000)
        };
        for (LogEvent event : events) {
            log.add(new LogEntry<>(0, log.size(), null, event, HOUR));
        }
        log.add(new LogEntry<>(0, log.size(), null, new Heartbeat(HOUR + 700_000), HOUR + 700_000));
        follows(SMALL, solution.aggregator(SMALL, 0), log);
        ClickAggregator aggregator = solution.aggregator(SMALL, 0);
        aggregator.accept(new LogEntry<>(0, 7, null, new Heartbeat(HOUR), HOUR));
        Expect.refused("A record with the offset of the last one", IllegalArgumentException.class,
                () -> aggregator.accept(new LogEntry<>(0, 7, null, new Heartbeat(HOUR), HOUR)));
        Expect.refused("A record of another partition", IllegalArgumentException.class,
                () -> aggregator.accept(new LogEntry<>(1, 9, null, new Heartbeat(HOUR), HOUR)));
        Expect.refused("No record", IllegalArgumentException.class, () -> aggregator.accept(null));
        Expect.refused("No configuration", IllegalArgumentException.class, () -> solution.aggregator(null, 0));
        Expect.refused("A negative partition", IllegalArgumentException.class, () -> solution.aggregator(SMALL, -1));
        Expect.refused("A snapshot of something else", IllegalArgumentException.class, () -> solution.restored(SMALL, 0, new Heartbeat(1)));
        Expect.refused("A missing snapshot", IllegalArgumentException.class, () -> solution.restored(SMALL, 0, null));
    }

    private static Click click(String impression, String ad, long timeMs) {
        return new Click(impression, 0, ad, timeMs, null, null, null);
    }

    @Test
    @Check(
            id = "A4",
            title = "Heartbeats alone close windows",
            points = 2,
            hint = "A source without clicks still says how far event time has come.")
    void idle(AdClickSolution solution) {
        Hand hand = new Hand().click("a", 1_000).click("b", 2_000).click("c", 61_000);
        for (long at = 3_000; at < 200_000; at += 3_000) {
            hand.beat(at);
        }
        hand.follows(solution);
        Hand silent = new Hand();
        for (long at = 1_000; at < 200_000; at += 30_000) {
            silent.beat(at);
        }
        silent.follows(solution);
    }

    @Test
    @Check(
            id = "A5",
            title = "A snapshot holds everything, and nothing that changes later",
            points = 4,
            schedules = 4,
            hint = "Whatever accept() looks at belongs into it: counts, impressions, the largest time, the last offset. Copy them.")
    void snapshots(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            List<LogEntry<LogEvent>> log = Traffic.log(schedule.stream("log"), 2, 150);
            Oracle oracle = new Oracle(Traffic.CONFIG, log);
            ClickAggregator aggregator = solution.aggregator(Traffic.CONFIG, 2);
            for (int i = 0; i < log.size(); i++) {
                Record snapshot = aggregator.snapshot();
                // What a checkpoint gives back is a copy; what is restored must not hang on the snapshot either.
                aggregator = solution.restored(Traffic.CONFIG, 2, PlainData.copy(snapshot));
                step(aggregator, oracle, log, i);
            }
            ClickAggregator last = aggregator;
            LogEntry<LogEvent> again = log.getLast();
            Expect.refused("After a snapshot, a record that it holds already", IllegalArgumentException.class,
                    () -> solution.restored(Traffic.CONFIG, 2, last.snapshot()).accept(again));
            ClickAggregator whole = solution.aggregator(Traffic.CONFIG, 2);
            List<Record> taken = new ArrayList<>();
            for (int i = 0; i < log.size(); i++) {
                taken.add(whole.snapshot());
                step(whole, oracle, log, i);
            }
            RandomStream random = schedule.stream("where");
            for (int time = 0; time < 4; time++) {
                int from = random.nextInt(log.size());
                ClickAggregator late = solution.restored(Traffic.CONFIG, 2, taken.get(from));
                for (int i = from; i < Math.min(log.size(), from + 50); i++) {
                    Effect effect = late.accept(log.get(i));
                    Compared.effect("After a restart with the snapshot taken before record " + from + ", record " + i, effect, oracle.verdict(i), oracle.results(i));
                }
            }
        });
    }

    @Test
    @Check(
            id = "A6",
            title = "What is no longer needed is forgotten, and a record costs the same after hours",
            points = 3,
            hint = "Impressions leave the state behind the horizon, windows when they are final. Do not look at everything for each record.")
    void bounded(AdClickSolution solution) {
        int records = 6_000;
        List<LogEntry<LogEvent>> log = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            long now = HOUR + i * 500L;
            log.add(new LogEntry<>(0, i, null, new Click("imp-" + (i % 17 == 0 ? i / 2 : i), now, "ad-" + i % 5, now - i % 7 * 300L, "u-1", null, "DE"), now));
        }
        Oracle oracle = new Oracle(SMALL, log);
        ClickAggregator aggregator = solution.aggregator(SMALL, 0);
        Work work = Work.of(() -> {
            for (int i = 0; i < records; i++) {
                aggregator.accept(log.get(i));
                if (i % 1_000 == 999) {
                    long size = StateSize.of(aggregator.snapshot());
                    long bound = oracle.stateBound(i);
                    Expect.that("state", size <= bound, "The state holds " + size + " elements after record " + i + ", the bound there is " + bound
                            + ": what is never forgotten?");
                }
            }
        });
        ClickAggregator other = Submission.reference(AdClickSolution.class).aggregator(SMALL, 0);
        Work reference = Work.of(() -> {
            for (int i = 0; i < records; i++) {
                other.accept(log.get(i));
                if (i % 1_000 == 999) {
                    StateSize.of(other.snapshot());
                }
            }
        });
        Expect.that("cost", !work.isCounted() || work.stepsPerStepOf(reference) <= 8,
                "6,000 records cost more than eight times what is needed: something grows with the length of the log.");
        List<Result> rest = aggregator.accept(new LogEntry<>(0, records, null, new Heartbeat(HOUR + records * 500L + 1_000_000), HOUR + records * 500L + 1_000_000)).results();
        long left = rest.stream().filter(result -> result instanceof Row row && row.tier() == Tier.FINAL).count();
        Expect.that("rows", left > 0 && rest.getLast() instanceof Progress, "The last heartbeat closes " + left + " windows.");
        Expect.equal("state", "The size of the state after that", true, StateSize.of(aggregator.snapshot()) <= 64);
    }
}
