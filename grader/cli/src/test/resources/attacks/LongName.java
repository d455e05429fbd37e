// attack: packaging: an exception with a very long name
// expects: failed API
package raft;

final class Attack {
    @SuppressWarnings("serial")
    static final class @200{X}@ extends RuntimeException {}

    static void run() throws Exception {
        throw new @200{X}@();
    }
}
