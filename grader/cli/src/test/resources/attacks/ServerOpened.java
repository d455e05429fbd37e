// attack: reading what is hidden: a listening socket
// expects: refused java.net
// bites: listener
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        try (java.net.ServerSocket server = new java.net.ServerSocket(@LISTEN@)) {
            server.setSoTimeout(2_000);
            try (java.net.Socket visitor = server.accept()) {
                visitor.getOutputStream().write("@TAG@".getBytes());
            }
        }
    }
}
