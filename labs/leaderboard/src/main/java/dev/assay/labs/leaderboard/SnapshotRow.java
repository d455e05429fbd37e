package dev.assay.labs.leaderboard;

/**
 * A line of a snapshot.
 *
 * @param rank the user's rank, see {@link LeaderboardService}
 * @param nickname as {@link Schema#USERS} has it; the user's id if there is no row
 */
public record SnapshotRow(long rank, String userId, String nickname, long score) {}
