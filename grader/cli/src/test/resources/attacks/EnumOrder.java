// attack: cheating the simulation: the order of a hash set of enum constants
// expects: same
package raft;

final class Attack {
    enum Colour { RED, GREEN, BLUE, CYAN, PINK, GREY }

    static void run() throws Exception {
        System.out.println(new java.util.HashSet<>(java.util.List.of(Colour.values())));
    }
}
