// attack: reading what is hidden: a flight recording
// expects: refused jdk.jfr
package raft;

final class Attack {
    static void run() throws Exception {
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.start();
            recording.dump(java.nio.file.Path.of("@CANARY@/flight.jfr"));
        }
    }
}
