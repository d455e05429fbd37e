// attack: killing or hanging: Runtime.halt
// expects: refused Runtime
// bites: silence
// held by: admission
package raft;

final class Attack {
    static void run() throws Exception {
        Runtime.getRuntime().halt(0);
    }
}
