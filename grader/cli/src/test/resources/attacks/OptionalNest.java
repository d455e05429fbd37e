// attack: killing or hanging: optionals in optionals
// expects: spent
package raft;

import java.util.Optional;

final class Attack {
    static void run() throws Exception {
        Optional<Object> all = Optional.of(1);
        while (true) {
            all = Optional.of(all);
        }
    }
}
