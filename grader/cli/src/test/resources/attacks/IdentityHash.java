// attack: cheating the simulation: identity hash codes
// expects: refused identityHashCode
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(System.identityHashCode(new Object()));
    }
}
