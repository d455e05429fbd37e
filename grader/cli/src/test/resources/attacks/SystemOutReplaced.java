// attack: forging the score: replacing System.out
// expects: refused System.setOut
package raft;

final class Attack {
    static void run() throws Exception {
        System.setOut(null);
    }
}
