// attack: escaping the check: Java serialization
// expects: refused java.io
package raft;

final class Attack {
    static void run() throws Exception {
        new java.io.ObjectOutputStream(new java.io.ByteArrayOutputStream()).writeObject("x");
    }
}
