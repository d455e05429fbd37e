// attack: packaging: lone surrogates and NaN in prints
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.print("\ud83d \ude00\ud83d NaN {\"score\": 100, \"score\": 1} \ufeff\uffff\u0000");
    }
}
