// attack: cheating the simulation: random levels of a skip list
// expects: refused java.util.concurrent
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.concurrent.ConcurrentSkipListMap<Integer, Integer>().put(1, 1);
    }
}
