package dev.assay.labs.adclick.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickPartitioner;
import dev.assay.labs.adclick.ClickRequest;
import dev.assay.labs.adclick.ClickResponse;
import dev.assay.labs.adclick.Correction;
import dev.assay.labs.adclick.Heartbeat;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.RowKey;
import dev.assay.labs.adclick.Split;
import dev.assay.labs.adclick.StoredRow;
import dev.assay.labs.adclick.Tables;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.WriterPorts;
import dev.assay.labs.adclick.testbed.Entrance;
import dev.assay.labs.adclick.testbed.Site;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The database behind the results, and everything together. */
@Part(id = "W", title = "The database, and everything together")
final class Writers {
    private static final long LONG_ENOUGH = 3_600_000;
    private static final long NOON = 43_200_000;

    private static World.Setup setup(AdClickSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 3));
    }

    /** Rows of nine ads: first the fast ones, then most of the final ones, then some of a batch; three come after their successors. */
    private static List<Result> results(int partition) {
        List<Result> results = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            for (int ad = 0; ad < 9; ad++) {
                if (tier == Tier.FAST || ad % (tier.ordinal() + 1) != 0) {
                    results.add(new Row(partition, new RowKey("ad-" + ad, NOON, ad % 2), tier, 10 * ad + tier.ordinal() * 3 + 1));
                }
            }
            results.add(new Progress(partition, NOON + tier.ordinal()));
        }
        results.add(new Row(partition, new RowKey("ad-7", NOON, 1), Tier.FAST, 998));
        for (int i = 0; i < 24; i++) {
            results.add(new Progress(partition, NOON + 60_000L * i));
        }
        results.add(new Row(partition, new RowKey("ad-1", NOON, 1), Tier.FAST, 999));
        results.add(new Row(partition, new RowKey("ad-2", NOON, 0), Tier.FINAL, 2));
        return results;
    }

    private static Map<String, StoredRow> stored(List<Result> results) {
        Map<String, StoredRow> rows = new TreeMap<>();
        for (Result result : results) {
            if (result instanceof Row row) {
                StoredRow stored = new StoredRow(row.tier(), row.count());
                rows.merge(row.key().rowId(row.partition()), stored, (one, other) -> other.tier().compareTo(one.tier()) > 0 ? other : one);
            }
        }
        return rows;
    }

    private static void commit(Site site, int partition, List<Result> results) {
        site.world().instance("committer " + partition).begin("commit", () -> {
            site.results().open(site.resultTopic(), partition, 1);
            for (int from = 0; from < results.size(); from += 7) {
                int to = Math.min(results.size(), from + 7);
                site.results().commit(site.resultTopic(), partition, 1, to, results.subList(from, to));
            }
            return null;
        });
        int size = results.size();
        site.await("The results", 10_000, () -> site.results().entries(site.resultTopic(), partition).size() == size);
    }

    private static boolean isStored(Site site, Map<String, StoredRow> expected) {
        return expected.entrySet().stream().allMatch(row -> {
            var there = site.database().committed(Tables.ROWS, row.getKey());
            return there != null && there.value().equals(row.getValue());
        });
    }

    private static void store(World world, AdClickSolution solution, int writers) {
        Site site = new Site(world, solution, solution, Traffic.CONFIG, 2);
        List<Result> results = results(1);
        commit(site, 1, results);
        for (int writer = 0; writer < writers; writer++) {
            site.keepWriting(1, "writer " + writer);
        }
        Map<String, StoredRow> expected = stored(results);
        world.runUntil(() -> isStored(site, expected), 120_000);
        site.runFor(40_000);
        expected.forEach((id, row) -> {
            var there = site.database().committed(Tables.ROWS, id);
            Expect.equal("stored", "The stored row " + id, row, there == null ? null : there.value());
        });
        Expect.equal("stored", "The number of stored rows", expected.size(), site.database().rows(Tables.ROWS).size());
    }

    @Test
    @Check(
            id = "W1",
            title = "Rows in the database: a fault at any port call, late effects, two writers",
            points = 6,
            hint = "Set, do not add. Whatever comes late must find a version that is no longer there.")
    void rows(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            // The commits come first; what goes wrong, goes wrong with a writer.
            World.Setup setup = setup(solution, schedule);
            List<Fault> faults = new ArrayList<>(Fault.COMMON);
            faults.add(new Fault.LateEffect(1_050));
            faults.add(new Fault.LateEffect(1_600));
            faults.add(new Fault.LateEffect(6_000));
            faults.add(new Fault.Refused());
            everyCallOf("writer 0", setup, faults, world -> store(world, solution, 1));
            everyCallOf("writer 0", setup, List.of(new Fault.Pause(300), new Fault.Pause(9_000), new Fault.LateEffect(1_050)),
                    world -> store(world, solution, 2));
            refusals(solution, setup);
        });
    }

    private static void refusals(AdClickSolution solution, World.Setup setup) {
        World world = new World(setup);
        Site site = new Site(world, solution, solution, Traffic.CONFIG, 2);
        world.instance("any").begin("run", () -> {
            for (int partition : new int[] {-1, 2}) {
                Expect.refused("A writer of the partition " + partition, IllegalArgumentException.class, () -> solution.writer(
                        new WriterPorts(site.results(), site.resultTopic(), site.database(), world.instance("x").time())).run(partition));
            }
            return null;
        });
        world.runFor(5_000);
    }

    /** As {@link Explorer#everyCall}, at the calls of one instance: those that it makes until everything is stored. */
    private static void everyCallOf(String instance, World.Setup setup, List<Fault> faults, Explorer.Scenario scenario) {
        World plain = new World(setup);
        scenario.run(plain);
        int last = plain.calls().stream().filter(call -> call.instance().equals(instance)
                && (call.operation().startsWith("transact") || call.operation().startsWith("insert") || call.operation().startsWith("replace")
                        || call.operation().startsWith("tx commit"))).mapToInt(call -> call.index()).max().orElse(20);
        for (int k = 0; k <= last; k++) {
            for (Fault fault : faults) {
                if (!setup.schedule().trial().entersWorld()) {
                    continue;
                }
                int index = k;
                Faults one = call -> call.instance().equals(instance) && call.index() == index ? fault : Faults.NONE;
                World world = new World(setup.withFaults(one));
                try {
                    scenario.run(world);
                } catch (Violation violation) {
                    throw new Violation(violation.rule(), violation.sentence() + world.calls().stream()
                            .filter(call -> call.instance().equals(instance) && call.index() == index).findFirst()
                            .map(call -> " (" + fault.inWords(call) + ")").orElse(""));
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------- everything together

    private static final int PARTITIONS = 3;
    private static final int IMPRESSIONS = 120;

    @Test
    @Check(
            id = "W2",
            title = "From the click to the database and the books, in bad weather",
            points = 2,
            schedules = 8,
            hint = "Everything that you wrote works together here. Look at the parts first.",
            keeps = "The parts are judged one by one elsewhere; here they have to fit together.")
    void together(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            List<Fault> kinds = new ArrayList<>(Fault.COMMON);
            kinds.add(new Fault.LateEffect(1_050));
            World world = new World(setup(solution, schedule).withFaults(Faults.sometimes(schedule, 40, kinds)));
            ClickPartitioner partitioner = solution.partitioner(PARTITIONS, List.of(new Split("ad-1", 0, 3), new Split("ad-2", 0, 2)));
            Site site = new Site(world, solution, solution, Traffic.CONFIG, PARTITIONS);
            Entrance entrance = new Entrance(solution, world, 2, site.clicks(), site.clickTopic(), partitioner::partitionOf);
            for (int partition = 0; partition < PARTITIONS; partition++) {
                site.keepOwned(partition, "worker " + partition);
                site.keepWriting(partition, "writer " + partition);
            }
            Map<String, Client.Conversation<ClickResponse>> asked = clicks(site, entrance, world, schedule);
            long end = entrance.now();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                site.clicks().write(site.clickTopic(), partition, new Heartbeat(end + 200_000), end);
            }
            for (int partition = 0; partition < PARTITIONS; partition++) {
                site.awaitConsumed(partition, LONG_ENOUGH);
            }
            settle(site, solution, asked, end);
        });
    }

    private static Map<String, Client.Conversation<ClickResponse>> clicks(Site site, Entrance entrance, World world, Schedule schedule) {
        RandomStream random = schedule.stream("clicks");
        Map<String, Client.Conversation<ClickResponse>> asked = new TreeMap<>();
        for (int i = 0; i < IMPRESSIONS; i++) {
            String impression = "imp-" + (random.chance(100) ? random.nextInt(i + 1) : i);
            String ad = "ad-" + (1 + Math.floorMod(impression.hashCode(), 3));
            ClickRequest fresh = entrance.click(impression, ad);
            long late = random.chance(100) ? random.nextInt(200_000) : random.nextInt(2_000);
            ClickRequest request = new ClickRequest(entrance.token(impression, ad, entrance.now() / 86_400_000 * 86_400_000), ad, fresh.clickTimeMs() - late, "u-" + i % 3, null, "DE");
            int[] tries = new int[1];
            int first = random.nextInt(2);
            asked.putIfAbsent(impression, new Client(world, 6, 300).ask(() -> entrance.handle((first + tries[0]++) % 2, request)));
            site.runFor(random.chance(100) ? 20_000 : random.nextInt(3_000));
        }
        site.runFor(30_000);
        return asked;
    }

    private static void settle(Site site, AdClickSolution solution, Map<String, Client.Conversation<ClickResponse>> asked, long end) {
        List<LogEntry<LogEvent>> all = new ArrayList<>();
        Map<String, StoredRow> expected = new TreeMap<>();
        Map<RowKey, Long> served = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<LogEntry<LogEvent>> log = site.clicks().entries(site.clickTopic(), partition);
            all.addAll(log);
            Oracle oracle = new Oracle(Traffic.CONFIG, log);
            oracle.lastRows().forEach((id, row) -> expected.put(id, new StoredRow(row.tier(), row.count())));
            oracle.finals().forEach((key, count) -> served.merge(key, count, Long::sum));
        }
        site.world().runUntil(() -> isStored(site, expected), 300_000);
        site.runFor(1_000);
        expected.forEach((id, row) -> {
            var there = site.database().committed(Tables.ROWS, id);
            Expect.equal("stored", "The stored row " + id, row, there == null ? null : there.value());
        });
        Set<String> logged = new TreeSet<>();
        all.forEach(entry -> {
            if (entry.value() instanceof Click click) {
                logged.add(click.impressionId());
            }
        });
        Set<String> tracked = new HashSet<>();
        asked.forEach((impression, conversation) -> conversation.answer().filter(ClickResponse::tracked).ifPresent(any -> tracked.add(impression)));
        Expect.that("tracked", logged.containsAll(tracked), "Of " + tracked.size() + " impressions that were tracked, some are not in the log.");
        Expect.that("tracked", tracked.size() * 2 > asked.size(), "Of " + asked.size() + " impressions, only " + tracked.size() + " were tracked.");
        List<Correction> corrections = solution.reconciler().reconcile(Traffic.CONFIG, all, served, 0, end + 600_000);
        corrections.forEach(correction -> served.put(correction.key(), correction.truth()));
        Expect.equal("books", "The corrections after all corrections", List.of(), solution.reconciler().reconcile(Traffic.CONFIG, all, served, 0, end + 600_000));
        long sum = served.entrySet().stream().filter(row -> row.getKey().filterId() == 0).mapToLong(Map.Entry::getValue).sum();
        Expect.equal("books", "The sum of all clicks after corrections", (long) logged.size(), sum);
    }
}
