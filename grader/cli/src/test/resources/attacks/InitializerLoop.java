// attack: killing or hanging: a static initialiser that never ends
// expects: spent FUEL
package raft;

final class Attack {
    static final class Slow {
        static final int NUMBER = slow();

        static int slow() {
            while (true) {}
        }
    }

    static void run() throws Exception {
        int number = Slow.NUMBER;
    }
}
