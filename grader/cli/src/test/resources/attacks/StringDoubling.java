// attack: killing or hanging: string doubling
// expects: spent MEMORY
package raft;

final class Attack {
    static void run() throws Exception {
        String text = "x";
        while (true) {
            text += text;
        }
    }
}
