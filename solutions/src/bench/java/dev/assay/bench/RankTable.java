package dev.assay.bench;

import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.RankedSet;
import dev.assay.simulator.Mix;
import dev.assay.simulator.fuel.Fuel;
import java.util.function.IntConsumer;

/**
 * What the operations of the leaderboard's ranked set cost in steps of the grader's counters, up to 2^20 players, and how that grows:
 * the reference, metered. The same on every machine.
 */
public final class RankTable {
    private static final int OPERATIONS = 20_000;
    private static final int[] BITS = {10, 14, 17, 20};
    private static final String[] NAMES = {"set", "add", "rank", "countAbove", "range of 5", "around, 3 and 3"};

    private RankTable() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        LeaderboardSolution solution = (LeaderboardSolution) Metered.make("leaderboard.Solution", Metered.METERED);
        double[][] steps = new double[BITS.length][];
        for (int i = 0; i < BITS.length; i++) {
            steps[i] = steps(solution.rankedSet(), 1 << BITS[i]);
        }
        System.out.println("| steps | 2^10 | 2^14 | 2^17 | 2^20 | 2^20 against 2^10 |");
        System.out.println("|---|---|---|---|---|---|");
        for (int operation = 0; operation < NAMES.length; operation++) {
            System.out.printf("| %s |", NAMES[operation]);
            for (double[] row : steps) {
                System.out.printf(" %.0f |", row[operation]);
            }
            System.out.printf(" %.2f |%n", steps[BITS.length - 1][operation] / steps[0][operation]);
        }
    }

    /** Loaded from the best down, then random members. */
    private static double[] steps(RankedSet set, int n) {
        for (int i = n - 1; i >= 0; i--) {
            set.set("n" + i, 10L * i);
        }
        return new double[] {
            mean(i -> set.set("n" + any(i, 1, n), any(i, 2, 10 * n))),
            mean(i -> set.add("n" + any(i, 3, n), 1 + any(i, 4, 50))),
            mean(i -> set.rank("n" + any(i, 5, n))),
            mean(i -> set.countAbove(any(i, 6, 10 * n))),
            mean(i -> set.range(any(i, 7, n), 5)),
            mean(i -> set.around("n" + any(i, 8, n), 3, 3))
        };
    }

    private static double mean(IntConsumer operation) {
        long before = Fuel.spent();
        for (int i = 0; i < OPERATIONS; i++) {
            operation.accept(i);
        }
        return (Fuel.spent() - before) / (double) OPERATIONS;
    }

    private static int any(int i, int what, int bound) {
        return (int) Mix.bounded(Mix.of(7, "rank table", i, what), bound);
    }
}
