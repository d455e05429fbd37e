// attack: escaping the check: a class in java.lang
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/java/lang/Evil.java
package java.lang;

public class Evil {}
