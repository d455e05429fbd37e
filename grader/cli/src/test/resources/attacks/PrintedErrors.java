// attack: forging the score: a fake result on stderr
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
        System.err.println("assay: wrote score.json: 100 / 100");
    }
}
