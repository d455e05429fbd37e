// attack: killing or hanging: an iterator that never ends
// expects: spent
package raft;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;

final class Attack {
    static final class Endless extends AbstractCollection<Integer> implements Iterator<Integer> {
        @Override
        public Iterator<Integer> iterator() {
            return this;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            return 1;
        }
    }

    static void run() throws Exception {
        new ArrayList<Integer>(new Endless());
    }
}
