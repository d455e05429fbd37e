// attack: escaping the check: a class in sun.misc
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/sun/misc/Extra.java
package sun.misc;

public class Extra {}
