// attack: killing or hanging: regular expressions that backtrack
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        "a".repeat(60).matches("(a+)+\\1b");
    }
}
