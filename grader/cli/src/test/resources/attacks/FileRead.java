// attack: reading what is hidden: files
// expects: refused java.io
// bites: secret
// held by: admission, walls
package raft;

final class Attack {
    static void run() throws Exception {
        try (java.io.BufferedReader in = new java.io.BufferedReader(new java.io.FileReader("@CANARY@/secret.txt"))) {
            System.out.println(in.readLine());
        }
    }
}
