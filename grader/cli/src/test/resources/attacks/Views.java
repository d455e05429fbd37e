// attack: killing or hanging: views of views of views
// expects: spent
package raft;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        Collection<Integer> view = List.of(1, 2, 3);
        for (int i = 0; i < 200_000; i++) {
            view = Collections.checkedCollection(view, Integer.class);
        }
        view.size();
    }
}
