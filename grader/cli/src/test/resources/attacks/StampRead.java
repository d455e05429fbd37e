// attack: cheating the simulation: reading real time by a log record
// expects: refused java.util.logging
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(new java.util.logging.LogRecord(java.util.logging.Level.INFO, "").getMillis());
    }
}
