// attack: killing or hanging: a shutdown hook that writes
// expects: refused Runtime
package raft;

final class Attack {
    static void run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("still here")));
    }
}
