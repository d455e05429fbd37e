// attack: packaging: output without a line end
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {
            System.out.print((char) 7);
        }
    }
}
