// attack: forging the score: shipping own tests
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/test/java/raft/AlwaysTest.java
package raft;

class AlwaysTest {
    @org.junit.jupiter.api.Test
    void passes() {}
}
