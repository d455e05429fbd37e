// attack: cheating the simulation: the order of a hash set of objects
// expects: same
package raft;

final class Attack {
    static final class Named {
        private final int number;

        Named(int number) {
            this.number = number;
        }

        @Override
        public String toString() {
            return "named " + number;
        }
    }

    static void run() throws Exception {
        java.util.Set<Object> set = new java.util.HashSet<>();
        for (int i = 0; i < 50; i++) {
            set.add(new Named(i));
        }
        for (Object one : set) {
            System.out.println(one);
        }
    }
}
