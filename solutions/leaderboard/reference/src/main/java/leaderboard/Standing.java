package leaderboard;

import dev.assay.kit.port.SortedSets.Scored;
import dev.assay.labs.leaderboard.Ranked;
import java.util.ArrayList;
import java.util.List;

/** Ranks of what is sorted already. Complete as it is. */
final class Standing {
    private Standing() {}

    /** The first k with their ranks: equal totals share one. */
    static List<Ranked> first(int k, List<Scored> sorted) {
        List<Ranked> ranked = new ArrayList<>();
        for (Scored one : sorted.subList(0, Math.min(k, sorted.size()))) {
            long total = (long) one.score();
            boolean isEqual = !ranked.isEmpty() && ranked.getLast().score() == total;
            ranked.add(new Ranked(one.member(), total, isEqual ? ranked.getLast().rank() : ranked.size() + 1));
        }
        return ranked;
    }
}
