// attack: escaping the check: compiling more at run time
// expects: refused javax
package raft;

final class Attack {
    static void run() throws Exception {
        javax.tools.ToolProvider.getSystemJavaCompiler();
    }
}
