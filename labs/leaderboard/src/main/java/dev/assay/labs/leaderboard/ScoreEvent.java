package dev.assay.labs.leaderboard;

/**
 * A match that somebody has won, as the game's servers append it. Who appends without an answer appends again: the same event may come
 * several times, always with the same user, not always with the same points. It is valid if neither text is {@code null} and the points
 * are at least 1.
 *
 * @param eventId which event it is; ids are letters, digits and signs of ASCII, at most 100
 * @param userId who has won; names as in {@link RankedSet}
 * @param points for how much
 * @param createdAt when, in the years 2000 to 2099; it belongs to this month's board, whenever it arrives
 */
public record ScoreEvent(String eventId, String userId, long points, long createdAt) {}
