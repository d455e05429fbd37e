// attack: cheating the simulation: reading real time by Date
// expects: refused java.util.Date
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(new java.util.Date());
    }
}
