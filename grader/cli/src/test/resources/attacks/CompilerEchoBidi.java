// attack: packaging: bidirectional controls in what the compiler repeats
// expects: uncompilable 
package raft;

final class Attack {
    static void run() throws Exception {
        x‮​y.z();
    }
}
