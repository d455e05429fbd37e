// attack: packaging: markup in what the compiler repeats
// expects: uncompilable 
package raft;

final class Attack {
    static void run() throws Exception {
        int x = "<script>alert(1)</script>]]>::error::=cmd|x|\u001b[31m";
    }
}
