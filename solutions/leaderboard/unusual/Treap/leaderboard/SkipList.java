package leaderboard;

import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ranked set as a tree: ordered by place, a heap by dice. */
final class SkipList implements RankedSet {
    private static final class Node {
        private final String member;
        private final long score;
        private final long dice;
        private Node left;
        private Node right;
        private int size = 1;

        Node(String member, long score, long dice) {
            this.member = member;
            this.score = score;
            this.dice = dice;
        }

        boolean isBefore(long otherScore, String otherMember) {
            return score != otherScore ? score > otherScore : member.compareTo(otherMember) > 0;
        }
    }

    private final Map<String, Long> scores = new HashMap<>();
    private Node root;
    private long dice = 42;

    private static int size(Node node) {
        return node == null ? 0 : node.size;
    }

    private static Node counted(Node node) {
        node.size = 1 + size(node.left) + size(node.right);
        return node;
    }

    private static Node merge(Node left, Node right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (left.dice > right.dice) {
            left.right = merge(left.right, right);
            return counted(left);
        }
        right.left = merge(left, right.left);
        return counted(right);
    }

    private static Node insert(Node node, Node added) {
        if (node == null) {
            return added;
        }
        if (added.dice > node.dice) {
            Node[] halves = split(node, added);
            added.left = halves[0];
            added.right = halves[1];
            return counted(added);
        }
        if (node.isBefore(added.score, added.member)) {
            node.right = insert(node.right, added);
        } else {
            node.left = insert(node.left, added);
        }
        return counted(node);
    }

    private static Node[] split(Node node, Node at) {
        if (node == null) {
            return new Node[2];
        }
        if (node.isBefore(at.score, at.member)) {
            Node[] halves = split(node.right, at);
            node.right = halves[0];
            halves[0] = counted(node);
            return halves;
        }
        Node[] halves = split(node.left, at);
        node.left = halves[1];
        halves[1] = counted(node);
        return halves;
    }

    private static Node delete(Node node, long score, String member) {
        if (node.score == score && node.member.equals(member)) {
            return merge(node.left, node.right);
        }
        if (node.isBefore(score, member)) {
            node.right = delete(node.right, score, member);
        } else {
            node.left = delete(node.left, score, member);
        }
        return counted(node);
    }

    @Override
    public void set(String member, long score) {
        remove(member);
        scores.put(member, score);
        dice = dice * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        root = insert(root, new Node(member, score, dice >>> 8));
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
        if (score != null) {
            root = delete(root, score, member);
        }
        return score != null;
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
        Node node = root;
        while (node != null) {
            if (node.score > score) {
                above += 1 + size(node.left);
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return above;
    }

    @Override
    public int size() {
        return scores.size();
    }

    private void collect(Node node, long from, long to, List<Node> into) {
        if (node == null || from >= to || to <= 0 || from >= node.size) {
            return;
        }
        long own = size(node.left);
        collect(node.left, from, to, into);
        if (from <= own && own < to) {
            into.add(node);
        }
        collect(node.right, from - own - 1, to - own - 1, into);
    }

    private List<Ranked> slice(long from, long to) {
        List<Node> nodes = new ArrayList<>();
        collect(root, from, to, nodes);
        List<Ranked> ranked = new ArrayList<>();
        for (Node node : nodes) {
            boolean isTied = !ranked.isEmpty() && ranked.getLast().score() == node.score;
            ranked.add(new Ranked(node.member, node.score, isTied ? ranked.getLast().rank() : countAbove(node.score) + 1));
        }
        return ranked;
    }

    @Override
    public List<Ranked> range(long from, int count) {
        Ranges.count(from);
        Ranges.count(count);
        return slice(from, Math.min(size(), from) + count);
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
        for (Node node = root; node != null; ) {
            if (node.isBefore(score, member)) {
                own += 1 + size(node.left);
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return slice(Math.max(0, own - above), own + 1 + below);
    }
}
