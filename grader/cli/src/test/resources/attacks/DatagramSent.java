// attack: reading what is hidden: the network, by datagrams
// expects: refused java.net
package raft;

final class Attack {
    static void run() throws Exception {
        try (java.net.DatagramSocket socket = new java.net.DatagramSocket()) {
            socket.send(new java.net.DatagramPacket(new byte[1], 1, java.net.InetAddress.getLoopbackAddress(), @PORT@));
        }
    }
}
