// attack: killing or hanging: cloning arrays without end
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        int[] all = new int[1 << 16];
        while (true) {
            all = all.clone();
        }
    }
}
