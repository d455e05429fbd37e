// attack: cheating the simulation: static state behind a record
// expects: refused static-state
package raft;

final class Attack {
    record Box(int[] ids) {}

    private static final Box SHARED = new Box(new int[1]);

    static void run() throws Exception {
        SHARED.ids()[0]++;
    }
}
