// attack: forging the score: a file, by random access
// expects: refused java.io
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        new java.io.RandomAccessFile("@CANARY@/random", "rw").write(1);
    }
}
