// attack: killing or hanging: a comparator that never ends
// expects: spent FUEL
package raft;

import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
        list.sort((a, b) -> { while (true) {} });
    }
}
