// attack: killing or hanging: a process
// expects: refused ProcessBuilder
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        new ProcessBuilder("touch", "@CANARY@/touched").start().waitFor();
    }
}
