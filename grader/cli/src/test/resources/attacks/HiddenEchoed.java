// attack: reading what is hidden: hidden values echoed in the text of an exception
// expects: failed API
package raft;

final class Attack {
    static void run() throws Exception {
        throw new IllegalStateException("@TAG@ the seed is 4711");
    }
}
