// attack: escaping the check: JNDI
// expects: refused javax
package raft;

final class Attack {
    static void run() throws Exception {
        new javax.naming.InitialContext().lookup("ldap://127.0.0.1:@PORT@/x");
    }
}
