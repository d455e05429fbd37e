// attack: forging the score: hostile bytes on the channel
// expects: refused java.io
package raft;

final class Attack {
    static void run() throws Exception {
        new java.io.FileOutputStream(java.io.FileDescriptor.out).write(new byte[100]);
    }
}
