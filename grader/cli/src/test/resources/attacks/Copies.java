// attack: killing or hanging: a list of many copies, summed up
// expects: spent FUEL
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.Collections.nCopies(Integer.MAX_VALUE, 1).stream().mapToInt(i -> i).sum();
    }
}
