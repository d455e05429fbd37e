// attack: escaping the check: a class in no package
// expects: uncompilable no package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/Extra.java
final class Extra {}
