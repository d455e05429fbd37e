// attack: cheating the simulation: reading real time by a calendar
// expects: refused java.util.
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.util.Calendar.getInstance().getTimeInMillis());
    }
}
