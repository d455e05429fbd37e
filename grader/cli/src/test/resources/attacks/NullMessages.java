// attack: cheating the simulation: messages of the JVM, which compiled code may lack
// expects: same
package raft;

final class Attack {
    static void run() throws Exception {
        int[] none = null;
        String last = "";
        for (int i = 0; i < 2_000; i++) {
            try {
                none[i]++;
            } catch (RuntimeException e) {
                last = String.valueOf(e.getMessage());
            }
        }
        System.out.println(last);
    }
}
