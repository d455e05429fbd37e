// attack: escaping the check: a package other than the folder's
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/java/lang/Extra.java
package raft.deep;

final class Extra {}
