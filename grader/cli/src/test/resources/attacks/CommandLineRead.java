// attack: reading what is hidden: the command line and the class path
// expects: refused ProcessHandle
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(ProcessHandle.current().info().arguments());
    }
}
