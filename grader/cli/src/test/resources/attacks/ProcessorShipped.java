// attack: escaping the check: annotation processors, named in META-INF
// expects: refused javax
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/META-INF/services/javax.annotation.processing.Processor
raft.Evil
//// src/main/java/raft/Evil.java
package raft;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

public final class Evil extends AbstractProcessor {
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        throw new IllegalStateException("owned");
    }
}
