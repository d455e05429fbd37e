// attack: killing or hanging: a timer of the JDK
// expects: refused java.util.Timer
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.Timer().schedule(null, 1);
    }
}
