// attack: packaging: classes that inherit from each other
// expects: uncompilable cyclic
package raft;

final class Attack {
    static class A extends B {}

    static class B extends A {}

    static void run() throws Exception {
    }
}
