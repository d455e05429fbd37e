// attack: reading what is hidden: other sources, imported at compile time
// expects: uncompilable hidden
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/raft/Extra.java
package raft;

import dev.assay.labs.raft.hidden.*;
import static dev.assay.labs.raft.hidden.Crashes.*;

final class Extra {}
