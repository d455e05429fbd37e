// attack: cheating the simulation: static state in values of classes
// expects: refused ClassValue
package raft;

final class Attack {
    static void run() throws Exception {
        new ClassValue<Integer>() {
            @Override
            protected Integer computeValue(Class<?> type) {
                return 1;
            }
        }.get(Attack.class);
    }
}
