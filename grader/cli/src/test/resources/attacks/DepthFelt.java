// attack: cheating the simulation: how deep the stack is
// expects: spent DEPTH
package raft;

final class Attack {
    private static int deep(int depth) {
        try {
            return deep(depth + 1);
        } catch (StackOverflowError e) {
            return depth;
        }
    }

    static void run() throws Exception {
        System.out.println(deep(0));
    }
}
