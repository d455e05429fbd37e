// attack: killing or hanging: suppressed exceptions without end
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        Throwable all = new Exception();
        while (true) {
            all.addSuppressed(new Exception("more"));
        }
    }
}
