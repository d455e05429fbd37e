// attack: killing or hanging: an endless loop
// expects: spent FUEL
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {}
    }
}
