// attack: cheating the simulation: static state in an interface
// expects: refused static-state
package raft;

final class Attack {
    interface Shelf {
        java.util.List<String> BOOKS = new java.util.ArrayList<>();
    }

    static void run() throws Exception {
        Shelf.BOOKS.add("here");
    }
}
