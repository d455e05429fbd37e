// attack: killing or hanging: a process, the old way
// expects: refused Runtime
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        Runtime.getRuntime().exec(new String[] {"touch", "@CANARY@/executed"}).waitFor();
    }
}
