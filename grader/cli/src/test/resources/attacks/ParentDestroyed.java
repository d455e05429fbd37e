// attack: killing or hanging: ProcessHandle, to end the grader
// expects: refused ProcessHandle
package raft;

final class Attack {
    static void run() throws Exception {
        ProcessHandle.of(@PID@).orElseThrow().destroyForcibly();
    }
}
