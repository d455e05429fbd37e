// attack: cheating the simulation: names that the virtual machine gives to classes
// expects: same
package raft;

final class Attack {
    static void run() throws Exception {
        Runnable lambda = () -> {};
        System.out.println(lambda.getClass().getName());
        System.out.println(new Object() {}.getClass().getName());
    }
}
