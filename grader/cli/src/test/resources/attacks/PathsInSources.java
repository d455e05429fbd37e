// attack: reading what is hidden: reading files at compile time
// expects: passed
package raft;

final class Attack {
    /**
     * {@snippet file="@CANARY@/secret.txt"}
     *
     * @see <a href="file://@CANARY@/secret.txt">secret</a>
     */
    @SuppressWarnings("file:@CANARY@/secret.txt")
    static final String PATH = "@CANARY@/secret.txt";

    static void run() throws Exception {
    }
}
//// src/main/java/raft/javac.args
-sourcepath @CANARY@
//// @argfile
-proc:full
