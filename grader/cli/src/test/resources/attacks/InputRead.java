// attack: reading what is hidden: the channel
// expects: refused System.in
package raft;

final class Attack {
    static void run() throws Exception {
        System.in.read();
    }
}
