// attack: forging the score: a file, by a log
// expects: refused java.util.logging
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.logging.FileHandler("@CANARY@/log.txt").close();
    }
}
