// attack: killing or hanging: a shutdown hook that never ends
// expects: refused Runtime
package raft;

final class Attack {
    static void run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));
    }
}
