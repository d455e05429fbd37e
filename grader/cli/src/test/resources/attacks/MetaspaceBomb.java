// attack: killing or hanging: metaspace bombs
// expects: refused java.lang.invoke
package raft;

final class Attack {
    static void run() throws Exception {
        java.lang.invoke.MethodHandles.lookup().defineHiddenClass(new byte[0], true);
    }
}
