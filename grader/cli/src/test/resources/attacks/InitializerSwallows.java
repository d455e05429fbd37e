// attack: killing or hanging: a static initialiser that swallows
// expects: spent FUEL
package raft;

final class Attack {
    static final class Slow {
        static final int NUMBER = slow();

        static int slow() {
            try {
                while (true) {}
            } catch (Throwable swallowed) {
                return 1;
            }
        }
    }

    static void run() throws Exception {
        int number = Slow.NUMBER;
    }
}
