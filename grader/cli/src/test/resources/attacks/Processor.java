// attack: escaping the check: annotation processors
// expects: refused javax
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/raft/Evil.java
package raft;

public class Evil extends javax.annotation.processing.AbstractProcessor {
    @Override
    public boolean process(
            java.util.Set<? extends javax.lang.model.element.TypeElement> types,
            javax.annotation.processing.RoundEnvironment round) {
        return false;
    }
}
//// src/main/java/META-INF/services/javax.annotation.processing.Processor
raft.Evil
