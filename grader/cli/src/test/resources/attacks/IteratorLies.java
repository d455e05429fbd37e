// attack: forging the score: a collection whose iterator lies
// expects: spent
package raft;

final class Attack {
    static final class Liar extends java.util.AbstractCollection<Integer> {
        private int next;

        @Override
        public int size() {
            return 0;
        }

        @Override
        public java.util.Iterator<Integer> iterator() {
            return new java.util.Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Integer next() {
                    return next++;
                }
            };
        }
    }

    static void run() throws Exception {
        new java.util.TreeSet<>(new Liar()).size();
    }
}
