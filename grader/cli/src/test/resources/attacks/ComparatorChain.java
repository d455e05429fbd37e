// attack: killing or hanging: comparators after comparators
// expects: spent
package raft;

import java.util.Comparator;

final class Attack {
    static void run() throws Exception {
        Comparator<Integer> order = (a, b) -> 0;
        for (int i = 0; i < 100_000; i++) {
            order = order.thenComparing((a, b) -> 0);
        }
        order.compare(1, 2);
    }
}
