// attack: escaping the check: package-info of a package of others
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/java/lang/package-info.java
@Deprecated
package java.lang;
