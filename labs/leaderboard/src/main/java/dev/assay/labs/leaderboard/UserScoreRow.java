package dev.assay.labs.leaderboard;

/**
 * A counted event, under its id.
 *
 * @param userId whose it is
 * @param points for how much
 * @param createdAt when
 */
public record UserScoreRow(String userId, long points, long createdAt) {}
