package leaderboard;

import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ranked set in blocks: a block that is twice as large as the number of blocks is cut in two. */
final class SkipList implements RankedSet {
    private final Map<String, Long> scores = new HashMap<>();
    private final List<List<Ranked>> blocks = new ArrayList<>();

    private static boolean isBefore(Ranked one, long score, String member) {
        return one.score() != score ? one.score() > score : one.userId().compareTo(member) > 0;
    }

    /** The block in which a place is: the last one whose first member is before it. */
    private int block(long score, String member) {
        int block = 0;
        while (block + 1 < blocks.size() && isBefore(blocks.get(block + 1).getFirst(), score, member)) {
            block++;
        }
        return block;
    }

    private static int place(List<Ranked> block, long score, String member) {
        int low = 0;
        int high = block.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (isBefore(block.get(middle), score, member)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void set(String member, long score) {
        remove(member);
        scores.put(member, score);
        Ranked added = new Ranked(member, score, 0);
        if (blocks.isEmpty()) {
            blocks.add(new ArrayList<>());
        }
        int at = block(score, member);
        List<Ranked> block = blocks.get(at);
        block.add(place(block, score, member), added);
        if (block.size() > 16 + 2 * blocks.size()) {
            List<Ranked> half = block.subList(block.size() / 2, block.size());
            blocks.add(at + 1, new ArrayList<>(half));
            half.clear();
        }
    }

    @Override
    public long add(String member, long delta) {
        Ranges.name(member);
        long sum = Math.addExact(scores.getOrDefault(member, 0L), delta);
        set(member, sum);
        return sum;
    }

    @Override
    public boolean remove(String member) {
        Ranges.name(member);
        Long score = scores.remove(member);
        if (score == null) {
            return false;
        }
        for (int at = block(score, member); at < blocks.size(); at++) {
            List<Ranked> block = blocks.get(at);
            int place = place(block, score, member);
            if (place < block.size() && block.get(place).userId().equals(member)) {
                block.remove(place);
                if (block.isEmpty()) {
                    blocks.remove(at);
                }
                return true;
            }
        }
        throw new IllegalStateException(member + " is in no block");
    }

    @Override
    public Long score(String member) {
        return scores.get(Ranges.name(member));
    }

    @Override
    public long rank(String member) {
        Long score = score(member);
        return score == null ? -1 : countAbove(score) + 1;
    }

    @Override
    public long countAbove(long score) {
        long above = 0;
        for (List<Ranked> block : blocks) {
            if (block.getLast().score() > score) {
                above += block.size();
                continue;
            }
            int low = 0;
            int high = block.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (block.get(middle).score() > score) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return above + low;
        }
        return above;
    }

    @Override
    public int size() {
        return scores.size();
    }

    private List<Ranked> slice(long from, long count) {
        List<Ranked> slice = new ArrayList<>();
        long first = 0;
        for (List<Ranked> block : blocks) {
            long skipped = Math.max(0, from - first);
            for (long i = skipped; i < block.size() && slice.size() < count; i++) {
                Ranked one = block.get((int) i);
                boolean isTied = !slice.isEmpty() && slice.getLast().score() == one.score();
                slice.add(new Ranked(one.userId(), one.score(), isTied ? slice.getLast().rank() : countAbove(one.score()) + 1));
            }
            first += block.size();
        }
        return slice;
    }

    @Override
    public List<Ranked> range(long from, int count) {
        Ranges.count(from);
        Ranges.count(count);
        return slice(from, count);
    }

    @Override
    public List<Ranked> around(String member, int above, int below) {
        Ranges.count(above);
        Ranges.count(below);
        Long score = score(member);
        if (score == null) {
            return List.of();
        }
        long own = 0;
        int at = block(score, member);
        for (int block = 0; block < at; block++) {
            own += blocks.get(block).size();
        }
        own += place(blocks.get(at), score, member);
        long from = Math.max(0, own - above);
        return slice(from, own - from + 1 + below);
    }
}
