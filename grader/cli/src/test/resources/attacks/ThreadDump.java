// attack: reading what is hidden: stacks of all threads
// expects: refused Thread
package raft;

final class Attack {
    static void run() throws Exception {
        Thread.getAllStackTraces().keySet().forEach(System.out::println);
    }
}
