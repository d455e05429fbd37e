// attack: forging the score: a collection that lies about its size
// expects: spent
package raft;

final class Attack {
    static final class Liar extends java.util.AbstractList<Integer> {
        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Integer get(int index) {
            return index;
        }
    }

    static void run() throws Exception {
        new java.util.ArrayList<>(new Liar());
    }
}
