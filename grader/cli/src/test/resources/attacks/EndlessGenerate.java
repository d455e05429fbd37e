// attack: killing or hanging: an infinite stream
// expects: spent FUEL
package raft;

import java.util.stream.Stream;

final class Attack {
    static void run() throws Exception {
        Stream.generate(() -> 1).filter(i -> i < 0).findFirst();
    }
}
