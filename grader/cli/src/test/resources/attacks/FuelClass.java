// attack: escaping the check: a class beside the fuel counter
// expects: uncompilable package
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/dev/assay/simulator/fuel/Extra.java
package dev.assay.simulator.fuel;

public class Extra {}
