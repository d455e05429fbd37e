// attack: forging the score: a getMessage that throws
// expects: failed API
package raft;

final class Attack {
    static final class Liar extends RuntimeException {
        @Override
        public String getMessage() {
            throw this;
        }
    }

    static void run() throws Exception {
        throw new Liar();
    }
}
