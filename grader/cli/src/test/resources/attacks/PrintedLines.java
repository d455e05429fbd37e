// attack: packaging: 100 MB of output
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        String line = "x".repeat(1_000) + "\n";
        while (true) {
            System.out.print(line);
        }
    }
}
