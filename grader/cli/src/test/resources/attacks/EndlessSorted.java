// attack: killing or hanging: an infinite stream, sorted
// expects: spent
package raft;

import java.util.stream.Stream;

final class Attack {
    static void run() throws Exception {
        Stream.iterate(1, i -> i + 1).sorted().findFirst();
    }
}
