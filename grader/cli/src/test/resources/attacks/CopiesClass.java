// attack: escaping the check: a class among the metered copies
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/dev/assay/lib/java/util/ArrayList.java
package dev.assay.lib.java.util;

public class ArrayList {}
