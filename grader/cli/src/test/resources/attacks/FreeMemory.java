// attack: cheating the simulation: free memory
// expects: refused Runtime
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(Runtime.getRuntime().freeMemory());
    }
}
