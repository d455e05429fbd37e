// attack: packaging: source that makes javac recurse: types within types
// expects: uncompilable 
package raft;

final class Attack {
    static @2000{java.util.List<}@String@2000{>}@ deep() {
        return null;
    }

    static void run() throws Exception {
    }
}
