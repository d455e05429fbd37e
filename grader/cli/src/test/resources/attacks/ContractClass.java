// attack: escaping the check: a class beside the contract
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/dev/assay/labs/raft/Extra.java
package dev.assay.labs.raft;

public class Extra {}
