// attack: killing or hanging: quadratic work of the library
// expects: spent
package raft;

import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 300_000; i++) {
            list.add(0, i);
        }
        list.removeAll(new ArrayList<>(list.reversed()));
    }
}
