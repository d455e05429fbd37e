// attack: forging the score: a formatter on a file
// expects: refused java.util.Formatter
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.Formatter("@CANARY@/formatted").format("100").close();
    }
}
