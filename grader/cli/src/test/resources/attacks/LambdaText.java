// attack: cheating the simulation: the text of a lambda
// expects: same
package raft;

final class Attack {
    static void run() throws Exception {
        Runnable lambda = () -> {};
        Object text = lambda;
        System.out.println(text.hashCode());
        System.out.println(((Object) (Runnable) Attack::new).hashCode() % 13);
    }
}
