// attack: forging the score: a getMessage that loops
// expects: failed API
package raft;

final class Attack {
    static final class Liar extends RuntimeException {
        @Override
        public String getMessage() {
            while (true) {}
        }
    }

    static void run() throws Exception {
        throw new Liar();
    }
}
