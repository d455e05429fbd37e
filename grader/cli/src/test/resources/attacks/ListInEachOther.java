// attack: killing or hanging: two lists that contain each other, printed
// expects: spent
package raft;

import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        List<Object> one = new ArrayList<>();
        List<Object> other = new ArrayList<>(List.of(one));
        one.add(other);
        one.toString();
    }
}
