// attack: cheating the simulation: identity hash codes, in the texts of objects
// expects: same
package raft;

final class Attack {
    static void run() throws Exception {
        for (int i = 0; i < 20; i++) {
            System.out.println(new Object() {}.hashCode() % 7 + " " + new int[1].getClass().getSimpleName());
        }
    }
}
