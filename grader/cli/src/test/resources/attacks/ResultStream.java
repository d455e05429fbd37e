// attack: forging the score: writing the result file, the old way
// expects: refused java.io
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        try (java.io.FileOutputStream out = new java.io.FileOutputStream("@CANARY@/score.txt")) {
            out.write(1);
        }
    }
}
