// attack: cheating the simulation: signalling through thread locals
// expects: refused ThreadLocal
package raft;

final class Attack {
    static void run() throws Exception {
        new ThreadLocal<String>().set("leader");
    }
}
