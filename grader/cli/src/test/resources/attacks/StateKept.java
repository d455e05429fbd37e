// attack: reading what is hidden: state carried from one test to the next
// expects: refused static-state
package raft;

final class Attack {
    static int runs;

    static void run() throws Exception {
        runs++;
    }
}
