package dev.assay.labs.leaderboard;

import java.util.List;

/**
 * The top of a month's board, as clients see it.
 *
 * @param version the larger one is the newer one
 * @param period the month, {@code 2026-01}
 * @param rows in the board's order
 */
public record Snapshot(long version, String period, List<SnapshotRow> rows) {}
