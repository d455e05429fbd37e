// attack: cheating the simulation: a class that failed to initialise remembers it, and nobody asks for its name
// expects: failed API
package raft;

final class Attack {
    private static final class Bit {
        static final int NEVER = 1 / Integer.parseInt("0");

        static void touch() {}
    }

    static void run() throws Exception {
        String seen = "";
        for (int i = 0; i < 2; i++) {
            try {
                Bit.touch();
            } catch (Throwable e) {
                seen += e.getClass().getName() + (e instanceof RuntimeException) + (e.getCause() == null) + " ";
            }
        }
        System.out.println(seen);
    }
}
