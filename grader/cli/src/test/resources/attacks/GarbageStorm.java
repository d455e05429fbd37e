// attack: killing or hanging: garbage without end
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {
            byte[] some = new byte[100_000];
            some[0] = 1;
        }
    }
}
