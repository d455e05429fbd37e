package dev.assay.labs.adclick.hidden;

import dev.assay.labs.adclick.Effect;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.RowKey;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.Verdict;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;

/** What a solution tells beside what is right, in sentences. */
final class Compared {
    private Compared() {}

    /** Requires a record's verdict and results. */
    static void effect(String where, Effect actual, Verdict verdict, List<Result> expected) {
        if (actual == null || actual.verdict() != verdict) {
            throw new Violation("verdict", where + " must be " + verdict + ", but is " + (actual == null ? null : actual.verdict()) + ".");
        }
        results(where, expected, actual.results());
        for (int i = 0; i + 1 < actual.results().size(); i++) {
            if (actual.results().get(i) instanceof Progress) {
                throw new Violation("progress", where + " tells its progress before its rows.");
            }
        }
    }

    /** Requires the same results, in any order. */
    static void results(String where, List<? extends Result> expected, List<? extends Result> actual) {
        String problem = difference(expected, actual);
        if (problem != null) {
            throw new Violation("results", where + ": " + problem + ".");
        }
    }

    /** How two lists differ, but for their order; null if they do not. */
    static String difference(List<? extends Result> expected, List<? extends Result> actual) {
        List<Result> missing = new ArrayList<>(expected);
        List<Result> added = new ArrayList<>();
        for (Result result : actual) {
            if (!missing.remove(result)) {
                added.add(result);
            }
        }
        if (missing.isEmpty() && added.isEmpty()) {
            return null;
        }
        for (Result one : missing) {
            for (Result other : added) {
                if (one instanceof Row row && other instanceof Row instead && row.key().equals(instead.key()) && row.tier() == instead.tier()) {
                    return describe(row.key(), row.tier()) + " expected " + row.count() + ", got " + instead.count();
                }
                if (one instanceof Progress right && other instanceof Progress wrong) {
                    return "the progress expected is " + right.watermarkMs() + ", got " + wrong.watermarkMs();
                }
            }
        }
        Result first = added.isEmpty() ? missing.getFirst() : added.getFirst();
        return describe(first) + (added.isEmpty() ? " is missing" : expected.contains(first) ? " is there twice" : " is not due");
    }

    static String describe(Result result) {
        return switch (result) {
            case Row row -> describe(row.key(), row.tier()) + " with the count " + row.count();
            case Progress progress -> "the progress " + progress.watermarkMs();
            case null -> "null";
        };
    }

    private static String describe(RowKey key, Tier tier) {
        return "the row (" + key.adId() + ", window " + key.windowStartMs() + ", filter " + key.filterId() + ") " + tier;
    }
}
