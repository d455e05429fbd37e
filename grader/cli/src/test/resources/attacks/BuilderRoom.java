// attack: killing or hanging: a builder with much room
// expects: spent MEMORY
package raft;

final class Attack {
    static void run() throws Exception {
        new StringBuilder(Integer.MAX_VALUE - 8).append(1);
    }
}
