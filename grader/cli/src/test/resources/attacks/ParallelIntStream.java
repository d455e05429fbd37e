// attack: killing or hanging: parallel streams of numbers
// expects: refused parallel
package raft;

import java.util.stream.IntStream;

final class Attack {
    static void run() throws Exception {
        IntStream.range(0, 100).parallel().forEach(i -> { while (true) {} });
    }
}
