// attack: escaping the check: a class in javax
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/javax/script/Extra.java
package javax.script;

public class Extra {}
