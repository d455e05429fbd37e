// attack: killing or hanging: texts made of arrays, kept
// expects: spent MEMORY
package raft;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run() throws Exception {
        List<Object> hoard = new ArrayList<>();
        byte[] bytes = new byte[1 << 20];
        while (true) {
            hoard.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }
}
