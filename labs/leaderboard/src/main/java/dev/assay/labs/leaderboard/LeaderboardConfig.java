package dev.assay.labs.leaderboard;

/**
 * Numbers of a service.
 *
 * @param topK how many rows a snapshot has, at most; at least 1
 * @param throttleMillis two pushes are at least so far apart; at least 1
 * @param nicknameTtlMillis so old a nickname may be; at least 1
 */
public record LeaderboardConfig(int topK, long throttleMillis, long nicknameTtlMillis) {
    /** @throws IllegalArgumentException if a number is less than 1 */
    public LeaderboardConfig {
        if (topK < 1 || throttleMillis < 1 || nicknameTtlMillis < 1) {
            throw new IllegalArgumentException("numbers of a leaderboard are at least 1");
        }
    }

    /** Ten rows, two pushes a second, nicknames at most ten seconds old. */
    public static LeaderboardConfig standard() {
        return new LeaderboardConfig(10, 500, 10_000);
    }
}
