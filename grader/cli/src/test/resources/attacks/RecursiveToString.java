// attack: killing or hanging: deep recursion through toString
// expects: spent DEPTH
package raft;

final class Attack {
    static final class Loop {
        @Override
        public String toString() {
            return "loop of " + this;
        }
    }

    static void run() throws Exception {
        String text = "" + new Loop();
    }
}
