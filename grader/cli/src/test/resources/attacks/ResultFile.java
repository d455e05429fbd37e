// attack: forging the score: writing the result file
// expects: refused java.nio
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        java.nio.file.Files.writeString(java.nio.file.Path.of("@CANARY@/score.json"), "{}");
    }
}
