package dev.assay.labs.leaderboard;

/**
 * A player's place.
 *
 * @param userId who
 * @param score how many points
 * @param rank 1 is the best; equals share a rank, and as many ranks are left out after them: 1, 2, 2, 4
 */
public record Ranked(String userId, long score, long rank) {}
