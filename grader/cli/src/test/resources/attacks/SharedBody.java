// attack: cheating the simulation: static state in the body of an enum constant
// expects: refused static-state
package raft;

final class Attack {
    enum Count {
        ONE {
            private int count;

            @Override
            int next() {
                return count++;
            }
        };

        abstract int next();
    }

    static void run() throws Exception {
        Count.ONE.next();
    }
}
