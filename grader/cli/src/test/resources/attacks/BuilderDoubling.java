// attack: killing or hanging: string doubling in a builder
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        StringBuilder text = new StringBuilder("x");
        while (true) {
            text.append(text);
        }
    }
}
