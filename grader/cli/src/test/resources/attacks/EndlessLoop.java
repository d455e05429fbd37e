// attack: killing or hanging: an endless loop
// expects: spent FUEL
// bites: silence
// held by: metering
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {}
    }
}
