// attack: killing or hanging: an infinite stream of numbers
// expects: spent FUEL
package raft;

import java.util.stream.IntStream;

final class Attack {
    static void run() throws Exception {
        IntStream.iterate(0, i -> i).filter(i -> i < 0).findAny();
    }
}
