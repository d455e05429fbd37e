// attack: escaping the check: setAccessible
// expects: refused getDeclaredField
package raft;

final class Attack {
    static void run() throws Exception {
        Attack.class.getDeclaredField("x").setAccessible(true);
    }
}
