// attack: cheating the simulation: processor count
// expects: refused Runtime
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(Runtime.getRuntime().availableProcessors());
    }
}
