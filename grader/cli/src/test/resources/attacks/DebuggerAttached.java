// attack: reading what is hidden: a debugger
// expects: refused com.sun.jdi
package raft;

final class Attack {
    static void run() throws Exception {
        com.sun.jdi.Bootstrap.virtualMachineManager().attachingConnectors();
    }
}
