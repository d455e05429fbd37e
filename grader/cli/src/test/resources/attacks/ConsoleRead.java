// attack: reading what is hidden: the console
// expects: refused System.console
package raft;

final class Attack {
    static void run() throws Exception {
        System.console().readLine();
    }
}
