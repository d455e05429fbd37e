// attack: killing or hanging: a process that stays
// expects: refused ProcessBuilder
// bites: process
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        new ProcessBuilder("sh", "-c", "sleep 600; : @TAG@").start();
    }
}
