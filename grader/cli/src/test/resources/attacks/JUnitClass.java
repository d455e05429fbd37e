// attack: escaping the check: a class in org.junit
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/org/junit/jupiter/api/Test.java
package org.junit.jupiter.api;

public @interface Test {}
