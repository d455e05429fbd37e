// attack: killing or hanging: a handler of uncaught exceptions
// expects: refused Thread
package raft;

final class Attack {
    static void run() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
    }
}
