// attack: packaging: a Unicode escape of many letters u
// expects: refused System.exit
package raft;

final class Attack {
    static void run() throws Exception {
        // \uuuuuuuuuu000a System.exit(0);
    }
}
