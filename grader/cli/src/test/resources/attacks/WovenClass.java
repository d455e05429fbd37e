// attack: escaping the check: a class named like those that lambdas become
// expects: refused dollar
package raft;

final class Attack {
    @SuppressWarnings("unused")
    static final class lambda$0 {}

    static void run() throws Exception {
        Runnable lambda = () -> {};
        lambda.run();
    }
}
//// src/main/java/raft/Attack$$Lambda$0.java
package raft;

final class Attack$$Lambda$0 {}
