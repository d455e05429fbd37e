// attack: reading what is hidden: /proc
// expects: refused java.nio
// bites: secret
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.nio.file.Files.readString(java.nio.file.Path.of("/proc/@PID@/environ")));
    }
}
