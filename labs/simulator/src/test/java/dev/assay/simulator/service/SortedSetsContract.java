package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.SortedSets;
import dev.assay.kit.port.SortedSets.Scored;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What {@link SortedSets} promises. The simulation is held to it in every build, a real server in profile {@code contracts}: what
 * passes with both is what students may rely on.
 */
abstract class SortedSetsContract {
    private static final double EXACT = 0x1p53;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** What is examined: a fresh server for every test. */
    interface Bench {
        /** Does something with the server, as one request would. */
        <R> R with(Function<SortedSets, R> request);
    }

    /** A server that holds nothing. */
    abstract Bench fresh();

    private final Bench bench = fresh();

    private boolean add(double score, String member) {
        return bench.with(server -> server.zadd("z", score, member));
    }

    private double increment(double delta, String member) {
        return bench.with(server -> server.zincrby("z", delta, member));
    }

    private boolean remove(String member) {
        return bench.with(server -> server.zrem("z", member));
    }

    private Double score(String member) {
        return bench.with(server -> server.zscore("z", member));
    }

    private Long rank(String member) {
        return bench.with(server -> server.zrevrank("z", member));
    }

    private List<String> range(long start, long stop) {
        return bench.with(server -> server.zrevrange("z", start, stop)).stream().map(Scored::member).toList();
    }

    private long count(double min, boolean minExclusive) {
        return bench.with(server -> server.zcount("z", min, minExclusive));
    }

    private long size() {
        return bench.with(server -> server.zcard("z"));
    }

    private void fourMembers() {
        add(5, "a");
        add(5, "b");
        add(5, "c");
        add(7, "d");
    }

    @Test
    void equalScoresAreOrderedByBytes() {
        for (String member : List.of("9", "Z", "_", "a", "é", "𝄞", "ﬀ", "aa", "")) {
            add(1, member);
        }
        assertEquals(List.of("𝄞", "ﬀ", "é", "aa", "a", "_", "Z", "9", ""), range(0, -1));
        add(0.0, "zero");
        add(-0.0, "minus");
        assertEquals(List.of("", "zero", "minus"), range(8, -1));
    }

    @Test
    void ranksCountFromTheTopAndEqualScoresHaveDifferentOnes() {
        fourMembers();
        assertEquals(List.of("d", "c", "b", "a"), range(0, -1));
        assertEquals(0L, rank("d"));
        assertEquals(1L, rank("c"));
        assertEquals(2L, rank("b"));
        assertEquals(3L, rank("a"));
    }

    @Test
    void whatIsNotThereHasNoRankAndNoScore() {
        assertNull(rank("a"));
        assertNull(score("a"));
        add(1, "a");
        assertNull(rank("b"));
        assertNull(score("b"));
        assertEquals(1.0, score("a"));
    }

    @Test
    void rangesPastTheEndsAreShorterAndNegativeRanksCountFromTheEnd() {
        assertEquals(List.of(), range(0, -1));
        fourMembers();
        assertEquals(List.of("d", "c"), range(0, 1));
        assertEquals(List.of("b", "a"), range(2, 100));
        assertEquals(List.of(), range(4, 100));
        assertEquals(List.of(), range(2, 1));
        assertEquals(List.of("a"), range(-1, -1));
        assertEquals(List.of("c", "b"), range(-3, -2));
        assertEquals(List.of("d", "c"), range(-100, 1));
        assertEquals(List.of(), range(0, -5));
        assertEquals(List.of("d", "c", "b", "a"), range(Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(List.of(), range(Long.MIN_VALUE, Long.MIN_VALUE));
        assertEquals(List.of(new Scored("d", 7), new Scored("c", 5)), bench.with(server -> server.zrevrange("z", 0, 1)));
    }

    @Test
    void countsWithAndWithoutTheBound() {
        assertEquals(0, count(0, false));
        fourMembers();
        assertEquals(4, count(5, false));
        assertEquals(1, count(5, true));
        assertEquals(0, count(7, true));
        assertEquals(4, count(-INFINITE, false));
        assertEquals(0, count(INFINITE, false));
        add(INFINITE, "top");
        assertEquals(1, count(INFINITE, false));
        assertEquals(0, count(INFINITE, true));
    }

    @Test
    void beyondTwoToTheFiftyThreeWholeNumbersAreLost() {
        add(9_007_199_254_740_993L, "a"); // 2^53 + 1, which is no double
        assertEquals(EXACT, score("a"));
        assertEquals(EXACT, increment(1, "a"));
        assertEquals(EXACT, score("a"));
        add(EXACT - 2, "b");
        assertEquals(EXACT - 1, increment(1, "b"));
        assertEquals(-EXACT, increment(-EXACT, "c"));
        assertEquals(List.of("a", "b", "c"), range(0, -1));
    }

    @Test
    void incrementMakesMembersAndGoesBelowZero() {
        assertEquals(5.0, increment(5, "a"));
        assertEquals(-2.0, increment(-7, "a"));
        assertEquals(-2.0, score("a"));
        assertEquals(1, size());
    }

    @Test
    void whatIsNotANumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> add(Double.NaN, "a"));
        assertThrows(IllegalArgumentException.class, () -> increment(Double.NaN, "a"));
        assertThrows(IllegalArgumentException.class, () -> count(Double.NaN, false));
        assertEquals(0, size());
        add(INFINITE, "a");
        assertThrows(IllegalArgumentException.class, () -> increment(-INFINITE, "a"));
        assertEquals(INFINITE, score("a"));
        assertEquals(INFINITE, increment(1, "a"));
        assertEquals(-INFINITE, increment(-INFINITE, "b"));
        assertEquals(List.of("a", "b"), range(0, -1));
    }

    @Test
    void aSetIsGoneWithItsLastMember() {
        add(1, "a");
        add(2, "b");
        assertTrue(remove("a"));
        assertFalse(remove("a"));
        assertEquals(1, size());
        assertTrue(remove("b"));
        assertEquals(0, size());
        assertEquals(List.of(), range(0, -1));
        assertFalse(remove("b"));
        assertTrue(keys().isEmpty());
    }

    /** The names of all sets. */
    abstract List<String> keys();

    @Test
    void addTellsNewMembersFromMovedOnes() {
        assertTrue(add(1, "a"));
        assertFalse(add(2, "a"));
        assertFalse(add(2, "a"));
        assertEquals(2.0, score("a"));
        assertEquals(1, size());
        boolean isNewElsewhere = bench.with(server -> server.zadd("other", 1, "a"));
        assertTrue(isNewElsewhere);
        assertEquals(List.of("other", "z"), keys());
    }

    @Test
    void sumsAreThoseOfDoubles() {
        increment(0.1, "a");
        assertEquals(0.30000000000000004, increment(0.2, "a"));
        assertEquals(0.30000000000000004, score("a"));
        assertEquals(Double.MIN_VALUE, increment(Double.MIN_VALUE, "tiny"));
        assertEquals(Double.MAX_VALUE, increment(Double.MAX_VALUE, "huge"));
        assertEquals(INFINITE, increment(Double.MAX_VALUE, "huge"));
    }

    @Test
    void misuseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> add(1, null));
        assertThrows(IllegalArgumentException.class, () -> increment(1, null));
        assertThrows(IllegalArgumentException.class, () -> score(null));
        assertThrows(IllegalArgumentException.class, () -> rank(null));
        assertThrows(IllegalArgumentException.class, () -> remove(null));
        assertThrows(IllegalArgumentException.class, () -> bench.with(server -> server.zrem(null, "a")));
        assertThrows(IllegalArgumentException.class, () -> bench.with(server -> server.zadd(null, 1, "a")));
        assertThrows(IllegalArgumentException.class, () -> bench.with(server -> server.zrevrange(null, 0, 1)));
        assertThrows(IllegalArgumentException.class, () -> bench.with(server -> server.zcount(null, 0, false)));
        assertThrows(IllegalArgumentException.class, () -> bench.with(server -> server.zcard(null)));
        assertEquals(List.of(), keys());
    }

    @Test
    void tenThousandRandomOperationsAgreeWithAPlainModel() {
        Random random = new Random(20_260_129);
        Map<String, Double> model = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            String member = "m" + random.nextInt(200);
            double number = random.nextInt(8) == 0 ? random.nextInt(40) / 8.0 : random.nextInt(40) - 20;
            String what = "operation " + i + " on " + member;
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> assertEquals(model.put(member, number) == null, add(number, member), what);
                case 3, 4 -> assertEquals(model.merge(member, number, Double::sum), increment(number, member), what);
                case 5 -> assertEquals(model.remove(member) != null, remove(member), what);
                case 6 -> assertEquals(model.get(member), score(member), what);
                case 7 -> {
                    int at = order(model).indexOf(member);
                    assertEquals(at < 0 ? null : (Long) (long) at, rank(member), what);
                }
                case 8 -> {
                    int start = random.nextInt(220);
                    int stop = start + random.nextInt(20) - 2;
                    List<String> all = order(model);
                    List<String> expected =
                            start > stop || start >= all.size() ? List.of() : all.subList(start, Math.min(stop + 1, all.size()));
                    assertEquals(expected, range(start, stop), what);
                }
                default -> {
                    boolean exclusive = random.nextBoolean();
                    long expected = model.values().stream().filter(score -> exclusive ? score > number : score >= number).count();
                    assertEquals(expected, count(number, exclusive), what);
                    assertEquals(model.size(), size(), what);
                }
            }
        }
        assertEquals(order(model), range(0, -1));
    }

    private static List<String> order(Map<String, Double> model) {
        Comparator<Map.Entry<String, Double>> descending = (one, other) -> Arrays.compareUnsigned(
                other.getKey().getBytes(StandardCharsets.UTF_8), one.getKey().getBytes(StandardCharsets.UTF_8));
        Comparator<Map.Entry<String, Double>> byScore = (one, other) -> {
            double mine = one.getValue();
            double yours = other.getValue();
            return mine == yours ? 0 : mine > yours ? -1 : 1; // 0 and -0 are equal
        };
        return model.entrySet().stream().sorted(byScore.thenComparing(descending)).map(Map.Entry::getKey).toList();
    }
}
