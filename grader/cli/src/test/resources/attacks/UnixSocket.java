// attack: reading what is hidden: the network, by sockets that are files
// expects: refused java.n
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)
                .bind(java.net.UnixDomainSocketAddress.of("@CANARY@/socket"));
        java.nio.file.Files.writeString(java.nio.file.Path.of("@CANARY@/bound.txt"), "x");
    }
}
