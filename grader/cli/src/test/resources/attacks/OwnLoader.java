// attack: escaping the check: an own class loader
// expects: refused ClassLoader
package raft;

final class Attack {
    static final class Loader extends ClassLoader {
        void strike() {
            defineClass(null, new byte[0], 0, 0);
        }
    }

    static void run() throws Exception {
        new Loader().strike();
    }
}
