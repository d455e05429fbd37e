// attack: killing or hanging: a print with a wide field
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.printf("%1000000000d", 1);
    }
}
