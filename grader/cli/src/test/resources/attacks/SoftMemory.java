// attack: cheating the simulation: memory, felt by soft references
// expects: refused java.lang.ref
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(new java.lang.ref.SoftReference<>(new Object()).get() == null);
    }
}
