// attack: reading what is hidden: a listening socket
// expects: refused java.net
package raft;

final class Attack {
    static void run() throws Exception {
        new java.net.ServerSocket(0).accept();
    }
}
