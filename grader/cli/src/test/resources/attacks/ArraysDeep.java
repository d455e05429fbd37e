// attack: packaging: an array of 300 dimensions
// expects: uncompilable 
package raft;

final class Attack {
    static void run() throws Exception {
        int@300{[]}@ deep = null;
    }
}
