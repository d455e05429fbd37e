// attack: packaging: a thousand classes
// expects: refused size
package raft;

final class Attack {
    @1000{static class C# {}
    }@

    static void run() throws Exception {
    }
}
