// attack: killing or hanging: a class that is a thread
// expects: refused Thread
package raft;

final class Attack {
    static final class Worker extends Thread {
        @Override
        public void run() {
            while (true) {}
        }
    }

    static void run() throws Exception {
        new Worker().start();
    }
}
