// attack: killing or hanging: a map that only grows
// expects: spent
package raft;

import java.util.HashMap;
import java.util.Map;

final class Attack {
    static void run() throws Exception {
        Map<Integer, String> all = new HashMap<>();
        for (int i = 0; ; i++) {
            all.put(i, "value " + i);
        }
    }
}
