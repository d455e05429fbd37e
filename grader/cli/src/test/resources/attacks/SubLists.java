// attack: killing or hanging: views of views of views
// expects: spent
package raft;

import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
        for (int i = 0; i < 200_000; i++) {
            list = list.subList(0, 3);
        }
        list.size();
    }
}
