// attack: packaging: a class whose name looks like another one's
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/raft/RаftServer.java
package raft;

final class RаftServer {}
