// attack: killing or hanging: optionals of long texts, compared
// expects: spent FUEL
package raft;

import java.util.Optional;

final class Attack {
    static void run() throws Exception {
        Object one = Optional.of("a".repeat(1 << 20));
        Object other = Optional.of("a".repeat(1 << 20));
        while (one.equals(other)) {
            one.hashCode();
        }
    }
}
