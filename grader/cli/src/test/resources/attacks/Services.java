// attack: escaping the check: META-INF/services
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// src/main/java/META-INF/services/org.junit.platform.launcher.TestExecutionListener
raft.Attack
//// src/main/resources/META-INF/services/org.junit.platform.engine.TestEngine
raft.Attack
//// src/main/resources/junit-platform.properties
junit.jupiter.extensions.autodetection.enabled=true
