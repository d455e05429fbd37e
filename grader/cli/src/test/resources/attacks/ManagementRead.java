// attack: reading what is hidden: JMX
// expects: refused java.lang.management
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
}
