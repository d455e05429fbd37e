package leaderboard;

import dev.assay.labs.leaderboard.Parts;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import dev.assay.labs.leaderboard.ScoreCodec;
import dev.assay.labs.leaderboard.UserScoreRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The boards of all months in memory: a fold of counted events, in whatever order they come. */
final class Standings {
    private final Parts parts;
    // BEGIN SOLUTION
    private final Map<String, Board> boards = new HashMap<>();
    private final Set<String> counted = new HashSet<>();

    /** A month's. */
    private static final class Board {
        private final RankedSet packed;
        private final ScoreCodec codec;
        private final Map<String, Total> totals = new HashMap<>();

        Board(RankedSet packed, ScoreCodec codec) {
            this.packed = packed;
            this.codec = codec;
        }

        void add(UserScoreRow event) {
            Total total = totals.getOrDefault(event.userId(), new Total(0, event.createdAt()));
            Total sum = new Total(total.points() + event.points(), Math.max(total.reachedAt(), event.createdAt()));
            totals.put(event.userId(), sum);
            packed.set(event.userId(), (long) codec.pack(sum.points(), sum.reachedAt()));
        }

        List<Ranked> unpacked(List<Ranked> ranked) {
            return ranked.stream().map(one -> new Ranked(one.userId(), codec.score(one.score()), one.rank())).toList();
        }
    }

    private record Total(long points, long reachedAt) {}

    private Board board(String month) {
        Board board = boards.get(month);
        return board == null ? new Board(parts.rankedSet(), null) : board;
    }
    // END SOLUTION

    Standings(Parts parts) {
        this.parts = parts;
    }

    /** Whether an event has been counted. */
    boolean has(String eventId) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Standings.has");
        return counted.contains(eventId);
        // END SOLUTION
    }

    /** Counts an event that has not been counted. */
    void count(String eventId, UserScoreRow event) {
        // BEGIN SOLUTION
        // STUB: // TODO Whose month? Reached when?
        // STUB: throw new UnsupportedOperationException("Standings.count");
        if (counted.add(eventId)) {
            boards.computeIfAbsent(Months.of(event.createdAt()), month -> new Board(
                    parts.rankedSet(), parts.codec(Months.start(month), Months.end(month), 1))).add(event);
        }
        // END SOLUTION
    }

    /** The best of a month. */
    List<Ranked> top(String month, int k) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Standings.top");
        Board board = board(month);
        return board.unpacked(board.packed.range(0, k));
        // END SOLUTION
    }

    /** A user's rank in a month, or -1. */
    long rank(String month, String userId) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Standings.rank");
        return board(month).packed.rank(userId);
        // END SOLUTION
    }

    /** A user and neighbours in a month. */
    List<Ranked> around(String month, String userId, int above, int below) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Standings.around");
        Board board = board(month);
        return board.unpacked(board.packed.around(userId, above, below));
        // END SOLUTION
    }

    /** The best of some users in a month, ranked among them. */
    List<Ranked> friends(String month, Set<String> userIds, int k) {
        // BEGIN SOLUTION
        // STUB: // TODO Who is compared with whom?
        // STUB: throw new UnsupportedOperationException("Standings.friends");
        Board board = board(month);
        RankedSet circle = parts.rankedSet();
        for (String userId : userIds) {
            Long score = board.packed.score(userId);
            if (score != null) {
                circle.set(userId, score);
            }
        }
        return board.unpacked(circle.range(0, k));
        // END SOLUTION
    }
}
