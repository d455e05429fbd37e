package dev.assay.labs.hashing.hidden;

import dev.assay.labs.hashing.Hash64;
import dev.assay.labs.hashing.Hasher;
import dev.assay.simulator.Mix;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Names, keys and hashers that are drawn. */
final class Draw {
    private static final Hasher GOOD = new Hash64();

    private Draw() {}

    /** A hasher of this schedule's own with so many bits: few bits make many collisions. */
    static Hasher hasher(Schedule schedule, int bits) {
        long salt = schedule.seed();
        return text -> Mix.mix(GOOD.hash(text) ^ salt) >>> (64 - bits);
    }

    /** A hasher of this schedule's own over the whole circle. */
    static Hasher hasher(Schedule schedule) {
        long salt = schedule.seed();
        return text -> Mix.mix(GOOD.hash(text) ^ salt);
    }

    /** So many different keys. */
    static List<String> keys(Schedule schedule, int count) {
        RandomStream random = schedule.stream("keys");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add("user:" + Long.toString(random.nextBits() & Long.MAX_VALUE, 36) + ":" + i);
        }
        return keys;
    }

    /** So many different nodes, in no order. */
    static List<String> nodes(Schedule schedule, int count) {
        List<String> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add("cache-" + (char) ('a' + i % 26) + i);
        }
        shuffle(nodes, schedule.stream("nodes"));
        return nodes;
    }

    /** Puts a list into a random order. */
    static void shuffle(List<String> list, RandomStream random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String kept = list.get(i);
            list.set(i, list.get(j));
            list.set(j, kept);
        }
    }

    /** One of them. */
    static <T> T oneOf(List<T> list, RandomStream random) {
        return list.get(random.nextInt(list.size()));
    }
}
