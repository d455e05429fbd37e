// attack: packaging: warnings without end
// expects: passed
package raft;

final class Attack {
    @2000{java.util.List f#;
    }@

    static void run() throws Exception {
    }
}
