// attack: escaping the check: classes named like those of java.lang
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/raft/Math.java
package raft;

final class Math {}
//// src/main/java/raft/System.java
package raft;

final class System {}
