package dev.assay.labs.leaderboard;

/**
 * A user, under the user's id.
 *
 * @param nickname what is shown
 */
public record UserRow(String nickname) {}
