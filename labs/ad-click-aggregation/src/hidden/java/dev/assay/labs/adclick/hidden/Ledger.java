package dev.assay.labs.adclick.hidden;

import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.testbed.Site;
import dev.assay.simulator.service.SimulatedTransactionalLog.Commit;
import java.util.ArrayList;
import java.util.List;

/** Judges every commit at its moment: it must hold just what is due between the positions before and after it. */
final class Ledger {
    private final Site site;
    private final List<List<Result>> due;

    private Ledger(Site site, List<List<Result>> due) {
        this.site = site;
        this.due = due;
    }

    /**
     * Watches a partition's commits.
     *
     * @param due results by offset
     */
    static void watch(Site site, int partition, List<List<Result>> due) {
        Ledger ledger = new Ledger(site, due);
        site.results().onCommit(commit -> {
            if (commit.partition() == partition) {
                ledger.committed(commit);
            }
        });
    }

    /** All results of a log, by offset. */
    static List<List<Result>> due(Oracle oracle, int records) {
        List<List<Result>> due = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            due.add(oracle.results(i));
        }
        return due;
    }

    private void committed(Commit commit) {
        String where = "The commit of the records from " + commit.from() + " to " + (commit.to() - 1) + " by epoch " + commit.epoch();
        if (commit.to() > due.size()) {
            site.wrong("commit", where + ": the log ends at " + due.size() + ".");
            return;
        }
        List<Result> expected = new ArrayList<>();
        due.subList((int) commit.from(), (int) commit.to()).forEach(expected::addAll);
        List<Result> actual = new ArrayList<>();
        commit.values().forEach(value -> actual.add((Result) value));
        if (expected.equals(actual)) {
            return;
        }
        String problem = Compared.difference(expected, actual);
        if (problem != null) {
            site.wrong("results", where + ": " + problem + (isOld(commit.from(), actual) ? " (it was committed before)." : "."));
        } else {
            order(where, actual);
        }
    }

    private boolean isOld(long from, List<Result> actual) {
        return due.subList(0, (int) from).stream().anyMatch(old -> old.stream().anyMatch(actual::contains));
    }

    /** Whoever reads the progress must have had the rows. */
    private void order(String where, List<Result> actual) {
        long reached = Long.MIN_VALUE;
        for (Result result : actual) {
            if (result instanceof Progress progress) {
                reached = progress.watermarkMs();
            } else if (result instanceof Row row && row.tier() == Tier.FINAL
                    && row.key().windowStartMs() + Traffic.SHORT.windowMs() + Traffic.SHORT.allowedLatenessMs() <= reached) {
                site.wrong("order", where + ": " + Compared.describe(row) + " comes after the progress " + reached + ", which says that it came before.");
            }
        }
    }
}
