// attack: forging the score: a fake result on stdout
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println("{\"status\": \"graded\", \"score\": 10000}");
        System.out.println("P1 PASSED");
        System.out.flush();
    }
}
