// attack: escaping the check: proxies
// expects: refused java.lang.reflect
package raft;

final class Attack {
    static void run() throws Exception {
        java.lang.reflect.Proxy.newProxyInstance(null, new Class<?>[0], (proxy, method, values) -> null);
    }
}
