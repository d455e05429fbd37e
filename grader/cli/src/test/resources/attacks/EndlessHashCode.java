// attack: killing or hanging: a hashCode that never ends
// expects: spent FUEL
package raft;

import java.util.HashMap;

final class Attack {
    record Key() {
        @Override
        public int hashCode() {
            while (true) {}
        }
    }

    static void run() throws Exception {
        new HashMap<Object, Integer>().put(new Key(), 1);
    }
}
