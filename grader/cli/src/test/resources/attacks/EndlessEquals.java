// attack: killing or hanging: an equals that never ends
// expects: spent FUEL
package raft;

import java.util.List;

final class Attack {
    static final class Key {
        @Override
        public boolean equals(Object other) {
            while (true) {}
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    static void run() throws Exception {
        List.of(new Key()).contains(new Key());
    }
}
