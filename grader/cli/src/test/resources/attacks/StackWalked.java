// attack: reading what is hidden: stack walking
// expects: refused StackWalker
package raft;

final class Attack {
    static void run() throws Exception {
        StackWalker.getInstance().forEach(System.out::println);
    }
}
