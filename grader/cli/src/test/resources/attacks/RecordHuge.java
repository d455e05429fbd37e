// attack: packaging: a record of 300 components
// expects: uncompilable too many parameters
package raft;

final class Attack {
    record Wide(@200{long c#, }@int last) {}

    static void run() throws Exception {
    }
}
