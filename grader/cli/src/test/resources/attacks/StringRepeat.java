// attack: killing or hanging: String.repeat
// expects: spent MEMORY
package raft;

final class Attack {
    static void run() throws Exception {
        "x".repeat(Integer.MAX_VALUE - 8).length();
    }
}
