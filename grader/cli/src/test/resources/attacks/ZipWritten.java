// attack: forging the score: a file, by an archive
// expects: refused java.
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        try (java.util.zip.ZipOutputStream zip =
                new java.util.zip.ZipOutputStream(new java.io.FileOutputStream("@CANARY@/x.zip"))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("x"));
        }
    }
}
