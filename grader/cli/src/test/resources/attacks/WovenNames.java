// attack: escaping the check: members named like those that rewriting adds
// expects: refused dollar
package raft;

final class Attack {
    static class Numbered {
        private int number$ = 5;

        static int paid$0(String text) {
            return text.length();
        }

        int identity$() {
            return number$;
        }
    }

    static void run() throws Exception {
        System.out.println(new Numbered().hashCode() % 5 + Numbered.paid$0("abc".repeat(2)) + new Numbered().identity$());
    }
}
