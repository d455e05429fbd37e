// attack: killing or hanging: prints without end
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {
            System.out.println("all work and no play");
        }
    }
}
