// attack: killing or hanging: a list that only grows
// expects: spent
package raft;

import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[1_000]);
        }
    }
}
