// attack: escaping the check: package-info in org.junit
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/org/junit/package-info.java
package org.junit;
