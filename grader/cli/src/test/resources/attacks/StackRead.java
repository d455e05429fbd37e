// attack: reading what is hidden: stack traces
// expects: refused getStackTrace
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(new Exception().getStackTrace()[3].getClassName());
    }
}
