// attack: killing or hanging: a loop that catches Throwable
// expects: spent FUEL
// bites: silence
// held by: metering
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {
            try {
                while (true) {}
            } catch (Throwable swallowed) {
                // Once more.
            }
        }
    }
}
