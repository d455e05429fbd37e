package dev.assay.labs.music.hidden;

import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.SegmentCache;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Policies of caches for entries of equal weight, from textbooks. Only which paths are kept is modelled. */
final class CachePolicies {
    private CachePolicies() {}

    /** All of them for so many entries, by name. */
    static Map<String, Supplier<SegmentCache>> all(int capacity) {
        Map<String, Supplier<SegmentCache>> all = new LinkedHashMap<>();
        all.put("FIFO", () -> new Ordered(capacity, false, 0));
        all.put("random", () -> new Chance(capacity));
        all.put("LRU", () -> new Ordered(capacity, true, 0));
        all.put("CLOCK", () -> new Clock(capacity));
        all.put("LFU", () -> new Lfu(capacity));
        all.put("SIEVE", () -> new Sieve(capacity));
        all.put("SLRU", () -> new Segmented(capacity));
        all.put("second-hit LRU", () -> new Ordered(capacity, true, 2 * capacity));
        all.put("S3-FIFO", () -> new ThreeQueues(capacity));
        return all;
    }

    private abstract static class Policy implements SegmentCache {
        private CacheEntry entry;

        abstract boolean uses(String path);

        abstract void admit(String path);

        @Override
        public Optional<CacheEntry> get(String path) {
            return uses(path) ? Optional.of(entry) : Optional.empty();
        }

        @Override
        public void put(String path, CacheEntry given) {
            entry = given;
            admit(path);
        }

        @Override
        public long usedBytes() {
            throw new UnsupportedOperationException("only hits are counted here");
        }
    }

    /** FIFO, LRU, and LRU behind a list of those that were refused once. */
    private static final class Ordered extends Policy {
        private final int capacity;
        private final int ghosts;
        private final Map<String, Boolean> kept;
        private final Set<String> refused = new LinkedHashSet<>();

        Ordered(int capacity, boolean byUse, int ghosts) {
            this.capacity = capacity;
            this.ghosts = ghosts;
            this.kept = new LinkedHashMap<>(16, 0.75f, byUse);
        }

        @Override
        boolean uses(String path) {
            return kept.get(path) != null;
        }

        @Override
        void admit(String path) {
            if (ghosts > 0 && kept.size() == capacity && !refused.remove(path)) {
                refused.add(path);
                if (refused.size() > ghosts) {
                    refused.remove(refused.iterator().next());
                }
                return;
            }
            if (kept.size() == capacity) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(path, true);
        }
    }

    private static final class Chance extends Policy {
        private final int capacity;
        private final Random random = new Random(1);
        private final List<String> kept = new ArrayList<>();
        private final Set<String> paths = new LinkedHashSet<>();

        Chance(int capacity) {
            this.capacity = capacity;
        }

        @Override
        boolean uses(String path) {
            return paths.contains(path);
        }

        @Override
        void admit(String path) {
            if (kept.size() == capacity) {
                paths.remove(kept.set(random.nextInt(capacity), path));
            } else {
                kept.add(path);
            }
            paths.add(path);
        }
    }

    private static final class Clock extends Policy {
        private final int capacity;
        private final Deque<String> hand = new ArrayDeque<>();
        private final Map<String, Boolean> used = new HashMap<>();

        Clock(int capacity) {
            this.capacity = capacity;
        }

        @Override
        boolean uses(String path) {
            return used.computeIfPresent(path, (any, before) -> true) != null;
        }

        @Override
        void admit(String path) {
            while (hand.size() == capacity) {
                String oldest = hand.removeFirst();
                if (used.get(oldest)) {
                    used.put(oldest, false);
                    hand.addLast(oldest);
                } else {
                    used.remove(oldest);
                }
            }
            hand.addLast(path);
            used.put(path, false);
        }
    }

    /** Counts uses of what it keeps, for ever. */
    private static final class Lfu extends Policy {
        private record Use(long count, long at, String path) {}

        private final int capacity;
        private final Map<String, Use> uses = new HashMap<>();
        private final TreeSet<Use> order = new TreeSet<>(Comparator.comparingLong(Use::count).thenComparingLong(Use::at));
        private long now;

        Lfu(int capacity) {
            this.capacity = capacity;
        }

        @Override
        boolean uses(String path) {
            Use use = uses.get(path);
            if (use == null) {
                return false;
            }
            order.remove(use);
            keep(new Use(use.count() + 1, now++, path));
            return true;
        }

        @Override
        void admit(String path) {
            if (uses.size() == capacity) {
                uses.remove(order.removeFirst().path());
            }
            keep(new Use(1, now++, path));
        }

        private void keep(Use use) {
            uses.put(use.path(), use);
            order.add(use);
        }
    }

    private static final class Sieve extends Policy {
        private static final class Node {
            private final String path;
            private boolean isUsed;
            private Node newer;
            private Node older;

            Node(String path) {
                this.path = path;
            }
        }

        private final int capacity;
        private final Map<String, Node> nodes = new HashMap<>();
        private Node newest;
        private Node oldest;
        private Node hand;

        Sieve(int capacity) {
            this.capacity = capacity;
        }

        @Override
        boolean uses(String path) {
            Node node = nodes.get(path);
            if (node != null) {
                node.isUsed = true;
            }
            return node != null;
        }

        @Override
        void admit(String path) {
            if (nodes.size() == capacity) {
                evict();
            }
            Node node = new Node(path);
            nodes.put(path, node);
            node.older = newest;
            if (newest != null) {
                newest.newer = node;
            }
            newest = node;
            oldest = oldest == null ? node : oldest;
        }

        private void evict() {
            Node at = hand == null ? oldest : hand;
            while (at.isUsed) {
                at.isUsed = false;
                at = at.newer == null ? oldest : at.newer;
            }
            hand = at.newer;
            nodes.remove(at.path);
            if (at.newer == null) {
                newest = at.older;
            } else {
                at.newer.older = at.older;
            }
            if (at.older == null) {
                oldest = at.newer;
            } else {
                at.older.newer = at.newer;
            }
        }
    }

    /** A fifth on trial; who is used there moves to the protected rest. */
    private static final class Segmented extends Policy {
        private final int trialSize;
        private final int protectedSize;
        private final Map<String, Boolean> onTrial = new LinkedHashMap<>(16, 0.75f, true);
        private final Map<String, Boolean> isProtected = new LinkedHashMap<>(16, 0.75f, true);

        Segmented(int capacity) {
            this.trialSize = capacity / 5;
            this.protectedSize = capacity - trialSize;
        }

        @Override
        boolean uses(String path) {
            if (isProtected.get(path) != null) {
                return true;
            }
            if (onTrial.remove(path) == null) {
                return false;
            }
            isProtected.put(path, true);
            if (isProtected.size() > protectedSize) {
                String back = isProtected.keySet().iterator().next();
                isProtected.remove(back);
                admit(back);
            }
            return true;
        }

        @Override
        void admit(String path) {
            if (onTrial.size() == trialSize) {
                onTrial.remove(onTrial.keySet().iterator().next());
            }
            onTrial.put(path, true);
        }
    }

    /** S3-FIFO: a small queue for the new, a main one for those used again, and a list of those that went. */
    private static final class ThreeQueues extends Policy {
        private final int capacity;
        private final int smallSize;
        private final Deque<String> small = new ArrayDeque<>();
        private final Deque<String> main = new ArrayDeque<>();
        private final Set<String> gone = new LinkedHashSet<>();
        private final Map<String, Integer> uses = new HashMap<>();

        ThreeQueues(int capacity) {
            this.capacity = capacity;
            this.smallSize = capacity / 10;
        }

        @Override
        boolean uses(String path) {
            return uses.computeIfPresent(path, (any, before) -> Math.min(3, before + 1)) != null;
        }

        @Override
        void admit(String path) {
            while (small.size() + main.size() >= capacity) {
                if (small.size() >= smallSize) {
                    evictSmall();
                } else {
                    evictMain();
                }
            }
            (gone.remove(path) ? main : small).addLast(path);
            uses.put(path, 0);
        }

        private void evictSmall() {
            String path = small.removeFirst();
            if (uses.get(path) > 0) {
                uses.put(path, 0);
                main.addLast(path);
                return;
            }
            uses.remove(path);
            gone.add(path);
            if (gone.size() > capacity) {
                gone.remove(gone.iterator().next());
            }
        }

        private void evictMain() {
            String path = main.removeFirst();
            if (uses.get(path) > 0) {
                uses.merge(path, -1, Integer::sum);
                main.addLast(path);
            } else {
                uses.remove(path);
            }
        }
    }
}
