// attack: packaging: a switch of thousands of strings
// expects: uncompilable code too large
package raft;

final class Attack {
    static void run() throws Exception {
        switch (String.valueOf(1)) {
        @2500{    case "s#" -> {}
        }@
            default -> {}
        }
    }
}
