// attack: killing or hanging: parallel streams
// expects: refused parallelStream
package raft;

import java.util.List;

final class Attack {
    static void run() throws Exception {
        List.of(1, 2, 3).parallelStream().forEach(i -> { while (true) {} });
    }
}
