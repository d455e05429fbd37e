// attack: killing or hanging: hash-collision flooding
// expects: spent
package raft;

import java.util.HashMap;
import java.util.Map;

final class Attack {
    record Key(int number) {
        @Override
        public int hashCode() {
            return 7;
        }
    }

    static void run() throws Exception {
        Map<Object, Integer> map = new HashMap<>();
        for (int i = 0; ; i++) {
            map.put(new Key(i), i);
        }
    }
}
