// attack: killing or hanging: a list that contains itself, hashed
// expects: spent DEPTH
package raft;

import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        List<Object> list = new ArrayList<>();
        list.add(list);
        list.hashCode();
    }
}
