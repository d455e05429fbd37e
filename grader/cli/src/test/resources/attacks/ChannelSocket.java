// attack: reading what is hidden: the network, by channels
// expects: refused java.n
// bites: socket
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        java.nio.channels.SocketChannel.open(new java.net.InetSocketAddress("127.0.0.1", @PORT@)).close();
    }
}
