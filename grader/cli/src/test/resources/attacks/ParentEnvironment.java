// attack: reading what is hidden: the environment of the grader
// expects: refused java.io
// bites: secret
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        try (java.io.BufferedReader in = new java.io.BufferedReader(new java.io.FileReader("/proc/@PID@/environ"))) {
            System.out.println(in.readLine());
        }
    }
}
