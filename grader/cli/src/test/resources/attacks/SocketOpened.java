// attack: reading what is hidden: the network
// expects: refused java.net
// bites: socket
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        new java.net.Socket("127.0.0.1", @PORT@).close();
    }
}
