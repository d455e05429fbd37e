// attack: reading what is hidden: symbolic links to the solution
// expects: refused java.nio
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        java.nio.file.Files.createSymbolicLink(java.nio.file.Path.of("@CANARY@/link"), java.nio.file.Path.of("/etc"));
        java.nio.file.Files.writeString(java.nio.file.Path.of("@CANARY@/linked.txt"), "x");
    }
}
