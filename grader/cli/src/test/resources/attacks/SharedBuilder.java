// attack: cheating the simulation: static state in a text
// expects: refused static-state
package raft;

final class Attack {
    private static final StringBuilder SHARED = new StringBuilder();

    static void run() throws Exception {
        SHARED.append("here");
    }
}
