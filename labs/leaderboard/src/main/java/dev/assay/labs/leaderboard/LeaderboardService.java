package dev.assay.labs.leaderboard;

import dev.assay.kit.port.Service;
import java.util.List;
import java.util.Set;

/**
 * A leaderboard a month. The truth are the distinct valid events of {@link Schema#GAME_SCORE}; {@link Schema#USER_SCORE} and what is in
 * memory are views of it.
 *
 * <h2>What counts</h2>
 * <ul>
 *   <li>An event counts once, however often it is in the log; the first one of its id in the log's order counts. One that is not valid
 *       is skipped and stops nobody.
 *   <li>It counts for the month in UTC of its {@code createdAt}, and for no other; a period is written {@code 2026-01}.
 *   <li>A user's score is the sum of the points, and reached at the latest {@code createdAt} of the user's events in that month. It stays
 *       below 2^21.
 *   <li>The order is: higher score, then earlier reached, then larger id ({@link String#compareTo}). A user's rank is 1 + how many are
 *       strictly better by score and time.
 * </ul>
 *
 * <h2>Instances</h2>
 * Several instances run at the same time, and any of them can die. Each runs {@link #consume} for every partition, so that it has the
 * whole board in its memory; they share the store. {@code start()} rebuilds the board from {@link Schema#USER_SCORE} before
 * anything else happens on an instance: page by page, at most 1,000 rows a page. {@link #publish} runs on one instance at a time.
 *
 * <h2>Bounds</h2>
 * <ul>
 *   <li>When nothing fails, an event is in every instance's answers 3 s after it was appended. When something failed, it is so
 *       5 s after everything works again; nobody has to start anew for that.
 *   <li>A batch of n entries, 1 to 100, costs an instance n + 4 statements of the store at most. A read takes what is there, or
 *       at least 25 entries of it.
 *   <li>After a start, the log is read from about where the store says that it was read to, not from its beginning.
 *   <li>Queries call no port.
 * </ul>
 *
 * <p><b>Misuse.</b> A {@code null} or a negative number is an {@link IllegalArgumentException}. A period that nobody has won in is not
 * misuse: its board is empty.
 */
public interface LeaderboardService extends Service {
    /**
     * Counts the events of a partition, for ever. Starts after {@code start()}, on a fiber of its own. No exception escapes, neither a
     * port's nor a transaction's: it tries again until it works.
     *
     * @param partition 0 to 3
     */
    void consume(int partition);

    /**
     * Pushes snapshots of this month (by this machine's clock) to {@link Schema#CHANNEL}, for ever. Starts after {@code start()}, on a
     * fiber of its own. No port's exception escapes.
     *
     * <ul>
     *   <li>The first push comes right after a start, even if nothing has changed.
     *   <li>Two pushes of an instance are never less than the throttle apart, counted from call to call, and never the same rows of the
     *       same period twice in a row.
     *   <li>A change of the top is pushed at most throttle + 1 s after it is in this instance's board, also if it comes right after
     *       a push: whatever was last pushed is true when it is quiet.
     *   <li>A nickname that was pushed is no older than its time to live + throttle + 1 s; a change of a nickname is a change.
     *   <li>Every push's version is larger than those of all pushes before it, over all starts.
     * </ul>
     */
    void publish();

    /** The best of a month, at most k. */
    List<Ranked> top(String period, int k);

    /** A user's rank in a month; -1 if the user has won nothing in it. */
    long rank(String period, String userId);

    /**
     * A user and neighbours in a month, in the board's order.
     *
     * @param above at most so many before the user
     * @param below at most so many after the user
     * @return fewer at the ends; empty if the user has won nothing in that month
     */
    List<Ranked> around(String period, String userId, int above, int below);

    /**
     * The best of a circle of friends in a month: their ranks are those among them.
     *
     * @param userIds who they are; who has won nothing in that month is left out
     * @param k at most so many
     */
    List<Ranked> friends(String period, Set<String> userIds, int k);

    /** The newest snapshot, never older than the last push. Before the first one: version 0, this month, no rows. */
    Snapshot current();
}
