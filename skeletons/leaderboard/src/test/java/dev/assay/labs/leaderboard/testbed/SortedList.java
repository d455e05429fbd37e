package dev.assay.labs.leaderboard.testbed;

import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ranked set that is right and slow: a sorted list, and everything is counted by walking over it. Arguments are not checked. */
public final class SortedList implements RankedSet {
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::score).thenComparing(Entry::member).reversed();

    private record Entry(String member, long score) {}

    private final Map<String, Long> scores = new HashMap<>();
    private final List<Entry> sorted = new ArrayList<>();

    @Override
    public void set(String member, long score) {
        remove(member);
        scores.put(member, score);
        Entry entry = new Entry(member, score);
        sorted.add(-1 - Collections.binarySearch(sorted, entry, ORDER), entry);
    }

    @Override
    public long add(String member, long delta) {
        long sum = Math.addExact(scores.getOrDefault(member, 0L), delta);
        set(member, sum);
        return sum;
    }

    @Override
    public boolean remove(String member) {
        Long score = scores.remove(member);
        if (score != null) {
            sorted.remove(Collections.binarySearch(sorted, new Entry(member, score), ORDER));
        }
        return score != null;
    }

    @Override
    public Long score(String member) {
        return scores.get(member);
    }

    @Override
    public long rank(String member) {
        Long score = scores.get(member);
        return score == null ? -1 : countAbove(score) + 1;
    }

    @Override
    public long countAbove(long score) {
        return sorted.stream().takeWhile(entry -> entry.score() > score).count();
    }

    @Override
    public int size() {
        return sorted.size();
    }

    @Override
    public List<Ranked> range(long from, int count) {
        return sorted.stream().skip(from).limit(count).map(entry -> new Ranked(entry.member(), entry.score(), countAbove(entry.score()) + 1)).toList();
    }

    @Override
    public List<Ranked> around(String member, int above, int below) {
        if (!scores.containsKey(member)) {
            return List.of();
        }
        int own = Collections.binarySearch(sorted, new Entry(member, scores.get(member)), ORDER);
        int first = Math.max(0, own - above);
        return range(first, own - first + 1 + below);
    }

    /** All members, in order. */
    public List<String> members() {
        return sorted.stream().map(Entry::member).toList();
    }
}
