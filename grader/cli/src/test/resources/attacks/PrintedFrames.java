// attack: forging the score: frames of the protocol on stdout
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
        for (int type = 0; type < 16; type++) {
            System.out.print(new String(new char[] {0, 0, 0, 8, (char) type, 0, 0, 0, 2, 'P', '1', 0}));
        }
        System.out.flush();
    }
}
