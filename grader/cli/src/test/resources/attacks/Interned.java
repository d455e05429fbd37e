// attack: killing or hanging: interned-string bombs
// expects: refused intern
package raft;

final class Attack {
    static void run() throws Exception {
        for (int i = 0; ; i++) {
            ("bomb " + i).intern();
        }
    }
}
