// attack: killing or hanging: texts that take two bytes a character, kept
// expects: spent MEMORY
package raft;

import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        List<String> hoard = new ArrayList<>();
        String wide = "\u20ac".repeat(1 << 20);
        for (int i = 0; ; i++) {
            hoard.add(wide.substring(i % 9));
        }
    }
}
