// attack: escaping the check: a class in jqwik
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/net/jqwik/api/Extra.java
package net.jqwik.api;

public class Extra {}
