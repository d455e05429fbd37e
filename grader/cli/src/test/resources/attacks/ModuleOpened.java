// attack: escaping the check: a module that opens everything
// expects: uncompilable module
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/module-info.java
open module raft {
    requires java.management;
    uses java.lang.Runnable;
}
