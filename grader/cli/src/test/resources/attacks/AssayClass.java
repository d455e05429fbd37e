// attack: escaping the check: a class in dev.assay
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/dev/assay/exam/Submission.java
package dev.assay.exam;

public class Submission {}
