// attack: cheating the simulation: signalling through interned strings
// expects: same
package raft;

final class Attack {
    static void run() throws Exception {
        String made = new StringBuilder("a").append("b").toString();
        System.out.println(made == "ab");
        System.out.println(Integer.valueOf(1_000) == Integer.valueOf(1_000));
    }
}
