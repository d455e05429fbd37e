// attack: killing or hanging: a loop that swallows in finally
// expects: spent FUEL
package raft;

final class Attack {
    static int work() {
        int sum = 0;
        for (int i = 0; i >= 0; i++) {
            sum += i;
        }
        return sum;
    }

    static void run() throws Exception {
        while (true) {
            try {
                work();
            } finally {
                continue;
            }
        }
    }
}
