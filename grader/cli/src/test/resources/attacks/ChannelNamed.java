// attack: forging the score: reading the result channel's name
// expects: refused java.nio
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of("/proc/self/fd/1")));
    }
}
