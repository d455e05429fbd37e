package leaderboard;

import dev.assay.labs.leaderboard.Parts;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import dev.assay.labs.leaderboard.ScoreCodec;
import dev.assay.labs.leaderboard.UserScoreRow;
import java.util.List;
import java.util.Set;

/** The boards of all months in memory: a fold of counted events, in whatever order they come. */
final class Standings {
    private final Parts parts;

    Standings(Parts parts) {
        this.parts = parts;
    }

    /** Whether an event has been counted. */
    boolean has(String eventId) {
        // TODO
        throw new UnsupportedOperationException("Standings.has");
    }

    /** Counts an event that has not been counted. */
    void count(String eventId, UserScoreRow event) {
        // TODO Whose month? Reached when?
        throw new UnsupportedOperationException("Standings.count");
    }

    /** The best of a month. */
    List<Ranked> top(String month, int k) {
        // TODO
        throw new UnsupportedOperationException("Standings.top");
    }

    /** A user's rank in a month, or -1. */
    long rank(String month, String userId) {
        // TODO
        throw new UnsupportedOperationException("Standings.rank");
    }

    /** A user and neighbours in a month. */
    List<Ranked> around(String month, String userId, int above, int below) {
        // TODO
        throw new UnsupportedOperationException("Standings.around");
    }

    /** The best of some users in a month, ranked among them. */
    List<Ranked> friends(String month, Set<String> userIds, int k) {
        // TODO Who is compared with whom?
        throw new UnsupportedOperationException("Standings.friends");
    }
}
