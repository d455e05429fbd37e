// attack: killing or hanging: copying arrays without end
// expects: spent FUEL
package raft;

final class Attack {
    static void run() throws Exception {
        int[] all = new int[1 << 20];
        while (true) {
            System.arraycopy(all, 0, all, 1, (1 << 20) - 1);
        }
    }
}
