// attack: cheating the simulation: real randomness, of the secure kind
// expects: refused java.security
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(new java.security.SecureRandom().nextInt());
    }
}
