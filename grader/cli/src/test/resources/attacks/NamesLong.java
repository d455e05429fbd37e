// attack: packaging: a name of 70,000 characters
// expects: uncompilable 
package raft;

final class Attack {
    static void run() throws Exception {
        int @70000{x}@ = 1;
    }
}
