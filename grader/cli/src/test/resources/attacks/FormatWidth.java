// attack: killing or hanging: a format with a wide field
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        String.format("%999999999d", 1);
    }
}
