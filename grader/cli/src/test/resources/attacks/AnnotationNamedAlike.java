// attack: escaping the check: annotations named like those of the framework
// expects: passed
package raft;

final class Attack {
    @Test
    void passes() {}

    static void run() throws Exception {
    }
}
//// src/main/java/raft/Test.java
package raft;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Retention(RetentionPolicy.RUNTIME)
@interface Test {}
