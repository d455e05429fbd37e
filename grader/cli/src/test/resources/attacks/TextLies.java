// attack: forging the score: a toString that lies
// expects: failed API
package raft;

final class Attack {
    static final class Liar extends Error {
        @Override
        public String toString() {
            return "passed";
        }
    }

    static void run() throws Exception {
        throw new Liar();
    }
}
