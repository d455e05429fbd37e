// attack: killing or hanging: Runtime.halt
// expects: refused Runtime
package raft;

final class Attack {
    static void run() throws Exception {
        Runtime.getRuntime().halt(0);
    }
}
