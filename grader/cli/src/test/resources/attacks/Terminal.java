// attack: packaging: ANSI escapes and bidirectional controls in prints
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println("\u001b[2J\u001b]0;owned\u0007 \u202e ]]> <script>alert(1)</script> ::set-output name=x::1 =HYPERLINK(1) | x |");
    }
}
