// attack: packaging: escapes in what admission repeats
// expects: refused 
package raft;

final class Attack {
    static final class T‮hread​s extends Thread {}

    static void run() throws Exception {
        new T‮hread​s();
    }
}
