// attack: killing or hanging: functions after functions
// expects: spent
package raft;

import java.util.function.Function;

final class Attack {
    static void run() throws Exception {
        Function<Integer, Integer> more = i -> i;
        for (int i = 0; i < 100_000; i++) {
            more = more.andThen(j -> j);
        }
        more.apply(1);
    }
}
