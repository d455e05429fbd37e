// attack: escaping the check: a class in the kit
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/dev/assay/kit/Extra.java
package dev.assay.kit;

public class Extra {}
