// attack: packaging: hidden code in a file that only looks like a source
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/raft/.Hidden.java
this is not Java
//// src/main/java/raft/notes.txt
this is not Java
