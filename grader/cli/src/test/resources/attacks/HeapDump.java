// attack: reading what is hidden: heap dump
// expects: refused 
// bites: file
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        javax.management.MBeanServer server = java.lang.management.ManagementFactory.getPlatformMBeanServer();
        server.invoke(new javax.management.ObjectName("com.sun.management:type=HotSpotDiagnostic"), "dumpHeap",
                new Object[] {"@CANARY@/heap.hprof", true}, new String[] {"java.lang.String", "boolean"});
    }
}
