// attack: forging the score: a compareTo that lies
// expects: passed
package raft;

final class Attack {
    record Liar(int number) implements Comparable<Liar> {
        @Override
        public int compareTo(Liar other) {
            return (number * 31 + other.number * 17) % 3 - 1;
        }
    }

    static void run() throws Exception {
        java.util.List<Liar> list = new java.util.ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            list.add(new Liar(i));
        }
        java.util.Collections.sort(list);
    }
}
