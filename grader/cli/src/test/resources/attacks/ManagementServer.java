// attack: reading what is hidden: JMX, served to others
// expects: refused java
package raft;

final class Attack {
    static void run() throws Exception {
        java.rmi.registry.LocateRegistry.createRegistry(@LISTEN@);
        javax.management.remote.JMXConnectorServerFactory.newJMXConnectorServer(
                new javax.management.remote.JMXServiceURL("service:jmx:rmi:///jndi/rmi://localhost:@LISTEN@/jmxrmi"), null,
                java.lang.management.ManagementFactory.getPlatformMBeanServer()).start();
    }
}
