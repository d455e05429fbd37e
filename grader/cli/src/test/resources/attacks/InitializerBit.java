// attack: cheating the simulation: a class that fails to initialise remembers that it has
// expects: refused ExceptionInInitializerError
package raft;

final class Attack {
    private static final class Bit {
        static final int NEVER = 1 / Integer.parseInt("0");

        static void touch() {}
    }

    static void run() throws Exception {
        try {
            Bit.touch();
        } catch (ExceptionInInitializerError first) {
            System.out.println("nobody was here before me");
        } catch (NoClassDefFoundError later) {
            System.out.println("somebody was here before me");
        }
    }
}
