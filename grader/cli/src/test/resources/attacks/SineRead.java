// attack: cheating the simulation: the last bit of a sine, which processors differ in
// expects: same
package raft;

final class Attack {
    static void run() throws Exception {
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            sum += Math.sin(i) * Math.pow(i, 0.3) + Math.exp(-i) + Math.log(i + 1);
        }
        System.out.println(Double.doubleToLongBits(sum));
    }
}
