// attack: killing or hanging: deep recursion through constructors
// expects: spent DEPTH
package raft;

final class Attack {
    static final class Loop {
        final Loop inner = new Loop();
    }

    static void run() throws Exception {
        new Loop();
    }
}
