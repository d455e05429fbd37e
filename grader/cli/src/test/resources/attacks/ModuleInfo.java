// attack: escaping the check: module-info tricks
// expects: uncompilable module
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/module-info.java
open module raft {
    requires java.instrument;
}
