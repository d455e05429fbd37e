// attack: forging the score: a print stream on a file
// expects: refused PrintStream
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        new java.io.PrintStream("@CANARY@/printed").println("100");
    }
}
