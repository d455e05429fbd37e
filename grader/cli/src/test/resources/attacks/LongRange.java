// attack: killing or hanging: a very long range
// expects: spent FUEL
package raft;

import java.util.stream.LongStream;

final class Attack {
    static void run() throws Exception {
        LongStream.range(0, Long.MAX_VALUE).map(i -> i ^ 1).sum();
    }
}
