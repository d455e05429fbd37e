// attack: killing or hanging: deep recursion through lambdas
// expects: spent DEPTH
package raft;

final class Attack {
    static void run() throws Exception {
        Runnable[] self = new Runnable[1];
        self[0] = () -> self[0].run();
        self[0].run();
    }
}
