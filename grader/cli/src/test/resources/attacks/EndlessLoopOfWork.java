// attack: killing or hanging: an endless loop that works
// expects: spent FUEL
package raft;

final class Attack {
    static void run() throws Exception {
        for (int i = 0; ; i++) {
            int twice = 2 * i;
        }
    }
}
