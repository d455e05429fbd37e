package dev.assay.labs.adclick.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.AdCount;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickAggregator;
import dev.assay.labs.adclick.ClickCube;
import dev.assay.labs.adclick.ClickPartitioner;
import dev.assay.labs.adclick.ClickResponse;
import dev.assay.labs.adclick.Correction;
import dev.assay.labs.adclick.Effect;
import dev.assay.labs.adclick.Estimates;
import dev.assay.labs.adclick.Filter;
import dev.assay.labs.adclick.Heartbeat;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Reducer;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.RowKey;
import dev.assay.labs.adclick.Split;
import dev.assay.labs.adclick.StoredRow;
import dev.assay.labs.adclick.Tables;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.TopN;
import dev.assay.labs.adclick.Verdict;
import dev.assay.labs.adclick.testbed.Entrance;
import dev.assay.labs.adclick.testbed.MemoryTable;
import dev.assay.labs.adclick.testbed.Site;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Examples to work with. The hidden tests ask the same questions with other numbers, and a few more. */
@Part(id = "P", title = "Public tests")
final class AdClickTest {
    private static final long NOON = 43_200_000;

    private static Click click(String impression, String ad, long timeMs) {
        return new Click(impression, timeMs - 1_000, ad, timeMs, "u-1", "10.0.0.1", "DE");
    }

    private static LogEntry<LogEvent> entry(long offset, LogEvent event) {
        return new LogEntry<>(0, offset, null, event, NOON + 300_000);
    }

    /** What comes of a log, offset by offset. */
    private static List<Effect> effects(ClickAggregator aggregator, List<? extends LogEvent> events) {
        List<Effect> effects = new ArrayList<>();
        for (int offset = 0; offset < events.size(); offset++) {
            effects.add(aggregator.accept(entry(offset, events.get(offset))));
        }
        return effects;
    }

    private static List<Row> rows(List<Effect> effects, Tier tier) {
        return effects.stream().flatMap(effect -> effect.results().stream())
                .filter(result -> result instanceof Row row && row.tier() == tier).map(Row.class::cast).toList();
    }

    private static World.Setup setup(AdClickSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 3));
    }

    @Test
    @Check(id = "P1", title = "Three windows, one of the clicks late but not too late", hint = "A window takes clicks until the watermark is at its end and the allowed lateness.")
    void windows(AdClickSolution solution) {
        AdConfig config = new AdConfig(60_000, 5_000, 15_000, 300_000, 600_000, List.of());
        List<LogEvent> events = List.of(click("imp-1", "ad-1", NOON + 10_000), click("imp-2", "ad-1", NOON + 65_000),
                click("imp-3", "ad-1", NOON + 45_000), click("imp-4", "ad-1", NOON + 130_000), click("imp-5", "ad-1", NOON + 131_000),
                new Heartbeat(NOON + 260_000));
        List<Effect> effects = effects(solution.aggregator(config, 0), events);
        Map<Long, Long> counts = new TreeMap<>();
        rows(effects, Tier.FINAL).forEach(row -> counts.put(row.key().windowStartMs(), row.count()));
        Expect.equal("windows", "Final counts by window", Map.of(NOON, 2L, NOON + 60_000, 1L, NOON + 120_000, 2L), counts);
        Expect.equal("progress", "The first record's results", List.of(new Progress(0, NOON + 5_000)), effects.getFirst().results());
    }

    @Test
    @Check(id = "P2", title = "An impression counts once", hint = "Another time of the same impression does not make it another click.")
    void duplicates(AdClickSolution solution) {
        List<Effect> effects = effects(solution.aggregator(AdConfig.standard(List.of()), 0),
                List.of(click("imp-7", "ad-1", NOON), click("imp-7", "ad-1", NOON + 2_000), new Heartbeat(NOON + 300_000)));
        Expect.equal("verdict", "The second click's verdict", Verdict.DUPLICATE, effects.get(1).verdict());
        Expect.equal("rows", "The final rows", List.of(new Row(0, new RowKey("ad-1", NOON, 0), Tier.FINAL, 1)), rows(effects, Tier.FINAL));
    }

    @Test
    @Check(id = "P3", title = "Two filters that overlap", hint = "Filter 0 counts all; what is null in a filter fits anything.")
    void filters(AdClickSolution solution) {
        AdConfig config = AdConfig.standard(List.of(new Filter(1, "DE", null, null), new Filter(2, "DE", "u-2", null)));
        List<LogEvent> events = List.of(click("a", "ad-1", NOON), new Click("b", NOON, "ad-1", NOON + 1, "u-2", null, "DE"),
                new Click("c", NOON, "ad-1", NOON + 2, "u-2", null, "FR"), new Heartbeat(NOON + 300_000));
        Map<Integer, Long> counts = new TreeMap<>();
        rows(effects(solution.aggregator(config, 0), events), Tier.FINAL).forEach(row -> counts.put(row.key().filterId(), row.count()));
        Expect.equal("filters", "Counts by filter", Map.of(0, 3L, 1, 2L, 2, 1L), counts);
    }

    @Test
    @Check(id = "P4", title = "An aggregator goes on from a snapshot", hint = "Which impressions count already, how far the watermark is, what open windows hold.")
    void snapshot(AdClickSolution solution) {
        AdConfig config = AdConfig.standard(List.of());
        ClickAggregator first = solution.aggregator(config, 0);
        first.accept(entry(0, click("a", "ad-1", NOON)));
        first.accept(entry(1, click("b", "ad-1", NOON + 30_000)));
        ClickAggregator second = solution.restored(config, 0, first.snapshot());
        Expect.equal("snapshot", "The watermark after it", NOON + 25_000, second.watermarkMs());
        Expect.equal("snapshot", "The verdict on a duplicate after it", Verdict.DUPLICATE, second.accept(entry(2, click("a", "ad-1", NOON))).verdict());
        List<Effect> rest = List.of(second.accept(entry(3, new Heartbeat(NOON + 300_000))));
        Expect.equal("snapshot", "The final rows after it", List.of(new Row(0, new RowKey("ad-1", NOON, 0), Tier.FINAL, 2)), rows(rest, Tier.FINAL));
    }

    @Test
    @Check(id = "P5", title = "Counts over minutes and hours", hint = "10:00 to 11:01 is an hour and a minute: two reads.")
    void rollups(AdClickSolution solution) {
        MemoryTable table = new MemoryTable();
        ClickCube cube = solution.cube(table);
        cube.set("ad-1", NOON, 0, 5);
        cube.set("ad-1", NOON + 1_800_000, 0, 7);
        cube.set("ad-1", NOON + 3_600_000, 0, 2);
        int before = table.gets();
        Expect.equal("count", "The clicks of an hour and a minute", 14L, cube.count("ad-1", NOON, NOON + 3_660_000, 0));
        Expect.equal("reads", "The number of reads for that", 2, table.gets() - before);
        cube.set("ad-1", NOON, 0, 1);
        Expect.equal("count", "The clicks of the hour after a correction", 8L, cube.count("ad-1", NOON, NOON + 3_600_000, 0));
    }

    @Test
    @Check(id = "P6", title = "The most clicked ads of two minutes", hint = "Equal counts go by name.")
    void top(AdClickSolution solution) {
        ClickCube cube = solution.cube(new MemoryTable());
        cube.set("ad-3", NOON, 0, 4);
        cube.set("ad-2", NOON, 0, 1);
        cube.set("ad-2", NOON + 60_000, 0, 3);
        cube.set("ad-1", NOON + 60_000, 0, 2);
        Expect.equal("top", "The first two", List.of(new AdCount("ad-2", 4), new AdCount("ad-3", 4)), cube.top(NOON, NOON + 120_000, 2, 0));
    }

    private static List<LogEntry<LogEvent>> sample() {
        List<LogEntry<LogEvent>> log = new ArrayList<>();
        for (int offset = 0; offset < 300; offset++) {
            LogEvent event = click("imp-" + offset * 7 % 290, "ad-" + offset % 3, NOON + offset * 1_000);
            log.add(new LogEntry<>(0, offset, null, event, NOON + offset * 1_000));
        }
        log.add(new LogEntry<>(0, 300, null, new Heartbeat(NOON + 600_000), NOON + 600_000));
        return log;
    }

    private static void works(AdClickSolution solution, Schedule schedule, boolean crashes) {
        AdConfig config = AdConfig.standard(List.of());
        Site site = new Site(new World(setup(solution, schedule)), solution, solution, config, 1).load(sample());
        var owner = site.keepOwned(0, "worker");
        if (crashes) {
            site.await("The first half to be committed", 600_000, () -> site.results().position(site.resultTopic(), 0) >= 150);
            owner.instance().crash();
        }
        site.awaitConsumed(0, 600_000);
        List<String> expected = new ArrayList<>();
        ClickAggregator aggregator = solution.aggregator(config, 0);
        sample().forEach(entry -> aggregator.accept(entry).results().forEach(result -> expected.add(result.toString())));
        List<String> actual = new ArrayList<>();
        site.results().entries(site.resultTopic(), 0).forEach(entry -> actual.add(entry.value().toString()));
        expected.sort(null);
        actual.sort(null);
        Expect.equal("results", "The number of results", expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            Expect.equal("results", "A result", expected.get(i), actual.get(i));
        }
    }

    @Test
    @Check(id = "P7", title = "A worker commits what its aggregator tells", hint = "Results and position in one commit.")
    void worker(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> works(solution, schedule, false));
    }

    @Test
    @Check(id = "P8", title = "The same with a crash in the middle", hint = "Go on from the checkpoint, and keep to yourself what was committed already.")
    void workerCrash(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> works(solution, schedule, true));
    }

    @Test
    @Check(id = "P9", title = "A writer stores the highest tier of each row", hint = "FINAL takes the place of FAST.")
    void writer(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Site site = new Site(new World(setup(solution, schedule)), solution, solution, AdConfig.standard(List.of()), 1);
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                results.add(new Row(0, new RowKey("ad-" + i, NOON, 0), Tier.FAST, 3));
            }
            results.add(new Progress(0, NOON));
            for (int i = 0; i < 10; i += 2) {
                results.add(new Row(0, new RowKey("ad-" + i, NOON, 0), Tier.FINAL, 4));
            }
            site.world().instance("worker").begin("commit", () -> {
                site.results().open(site.resultTopic(), 0, 1);
                site.results().commit(site.resultTopic(), 0, 1, 50, results);
                return null;
            });
            site.keepWriting(0, "writer");
            site.runFor(60_000);
            for (int i = 0; i < 10; i++) {
                var row = site.database().committed(Tables.ROWS, new RowKey("ad-" + i, NOON, 0).rowId(0));
                StoredRow expected = i % 2 == 0 ? new StoredRow(Tier.FINAL, 4) : new StoredRow(Tier.FAST, 3);
                Expect.equal("stored", "The stored row of ad-" + i, expected, row == null ? null : row.value());
            }
        });
    }

    private static ClickResponse answer(Entrance entrance, Request<ClickResponse> request) {
        entrance.world().runUntil(() -> request.state() != Request.State.RUNNING, 60_000);
        if (!request.isAnswered()) {
            throw new Violation("answer", "The browser gets no answer: " + request.state() + ".");
        }
        return request.result();
    }

    @Test
    @Check(id = "P10", title = "A click is logged, and the browser goes on", hint = "302 with the ad's address; 404 for an ad that is not there.")
    void endpoint(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Entrance entrance = new Entrance(solution, new World(setup(solution, schedule)), 1, 4, click -> 2);
            Expect.equal("answer", "The answer", new ClickResponse(302, "https://shop.example/ad-1", true),
                    answer(entrance, entrance.handle(0, entrance.click("imp-1", "ad-1"))));
            Expect.equal("log", "The number of clicks in the log", 1L, entrance.logged("imp-1"));
            Expect.equal("answer", "The answer for an ad that is not there", new ClickResponse(404, null, false),
                    answer(entrance, entrance.handle(0, entrance.click("imp-2", "ad-77"))));
            Expect.equal("log", "The number of clicks in the log", 1, entrance.all().size());
        });
    }

    @Test
    @Check(id = "P11", title = "A second click on the same showing is not logged again", hint = "The cache says which impressions are in the log.")
    void doubleClick(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Entrance entrance = new Entrance(solution, new World(setup(solution, schedule)), 1, 4, click -> 2);
            for (int i = 0; i < 3; i++) {
                Expect.equal("answer", "Whether the click is tracked", true, answer(entrance, entrance.handle(0, entrance.click("imp-1", "ad-1"))).tracked());
            }
            Expect.equal("log", "The number of clicks in the log", 1L, entrance.logged("imp-1"));
        });
    }

    @Test
    @Check(id = "P12", title = "An impression stays in its partition", hint = "Neither the time of a click nor its user decides.")
    void partitions(AdClickSolution solution) {
        ClickPartitioner partitioner = solution.partitioner(8, List.of(new Split("ad-1", NOON, 4)));
        boolean[] used = new boolean[8];
        for (int i = 0; i < 200; i++) {
            int one = partitioner.partitionOf(new Click("imp-" + i, NOON, "ad-1", NOON + 5, "u-1", "a", "DE"));
            int other = partitioner.partitionOf(new Click("imp-" + i, NOON, "ad-1", NOON + 90_000, "u-2", "b", "FR"));
            Expect.equal("partition", "The partition of the second click of an impression", one, other);
            used[one] = true;
        }
        int count = 0;
        for (boolean one : used) {
            count += one ? 1 : 0;
        }
        Expect.equal("ways", "The number of partitions that a four-way ad uses", 4, count);
    }

    @Test
    @Check(id = "P13", title = "A reducer adds partitions up", hint = "A window is complete when the slowest partition has passed it.")
    void reducer(AdClickSolution solution) {
        Reducer reducer = solution.reducer(AdConfig.standard(List.of()), 2, 2);
        List<TopN> told = new ArrayList<>();
        for (Result result : List.of(new Row(0, new RowKey("ad-1", NOON, 0), Tier.FINAL, 3), new Row(0, new RowKey("ad-2", NOON, 0), Tier.FINAL, 2),
                new Progress(0, NOON + 115_000), new Row(1, new RowKey("ad-2", NOON, 0), Tier.FINAL, 2))) {
            told.addAll(reducer.accept(result));
        }
        Expect.equal("complete", "What is told before the second partition has passed the window", List.of(), told);
        Expect.equal("top", "The window's list", List.of(new TopN(NOON, 0, List.of(new AdCount("ad-2", 4), new AdCount("ad-1", 3)))),
                reducer.accept(new Progress(1, NOON + 115_000)));
    }

    @Test
    @Check(id = "P14", title = "A click that came too late is put right later", hint = "The batch knows everything.")
    void reconcile(AdClickSolution solution) {
        List<LogEntry<LogEvent>> log = List.of(entry(0, click("a", "ad-1", NOON)), entry(1, new Heartbeat(NOON + 200_000)),
                entry(2, click("b", "ad-1", NOON + 1)));
        RowKey key = new RowKey("ad-1", NOON, 0);
        Expect.equal("corrections", "The corrections", List.of(new Correction(key, 1, 2)),
                solution.reconciler().reconcile(AdConfig.standard(List.of()), log, Map.of(key, 1L), NOON, NOON + 60_000));
    }

    @Test
    @Check(id = "P15", title = "The numbers of one billion clicks a day", hint = "86,400 seconds; k = round(bits * ln 2).")
    void estimates(AdClickSolution solution) {
        Estimates estimates = solution.estimates();
        near("averageQps(1e9)", 11_574, estimates.averageQps(1e9));
        near("peakQps(1e9, 5)", 57_870, estimates.peakQps(1e9, 5));
        near("rawBytes(1e9, 100, 30)", 3.0e12, estimates.rawBytes(1e9, 100, 30));
        near("doublingYears(0.3)", 2.642, estimates.doublingYears(0.3));
        near("bloomBitsPerElement(0.001)", 14.378, estimates.bloomBitsPerElement(0.001));
        near("bloomFpRate(10)", 0.008194, estimates.bloomFpRate(10));
        near("nonEmptyMinutesPerAdPerDay(1e9, 2e6)", 422.4, estimates.nonEmptyMinutesPerAdPerDay(1e9, 2e6));
        near("catchUpSeconds(300, 30, 3)", 165, estimates.catchUpSeconds(300, 30, 3));
    }

    private static void near(String what, double expected, double actual) {
        Expect.that("estimate", Math.abs(actual - expected) <= expected / 100, what + " must be within 1 % of " + expected + ", but is " + actual + ".");
    }
}
