// attack: forging the score: a getCause that loops
// expects: failed API
package raft;

final class Attack {
    static final class Liar extends RuntimeException {
        @Override
        public Throwable getCause() {
            return this;
        }
    }

    static void run() throws Exception {
        throw new Liar();
    }
}
