// attack: reading what is hidden: stack traces, printed
// expects: refused printStackTrace
package raft;

final class Attack {
    static void run() throws Exception {
        new Exception().printStackTrace();
    }
}
