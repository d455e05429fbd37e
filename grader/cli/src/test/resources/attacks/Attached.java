// attack: reading what is hidden: attach
// expects: refused com.sun.tools
package raft;

final class Attack {
    static void run() throws Exception {
        com.sun.tools.attach.VirtualMachine.attach("@PID@").loadAgent("@CANARY@/agent.jar");
    }
}
