// attack: forging the score: a file among the temporary ones
// expects: refused java.nio
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        java.nio.file.Files.createFile(java.nio.file.Path.of("@TEMPORARY@", "@TAG@.txt"));
    }
}
