// attack: escaping the check: shipping .class and .jar
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/raft/RaftServer.class
not a class
//// lib/evil.jar
not a jar
//// target/classes/raft/Solution.class
not a class
