// attack: cheating the simulation: identifiers and checksums made from names, which is allowed
// expects: passed
package raft;

import java.util.UUID;
import java.util.zip.CRC32;

final class Attack {
    static void run() throws Exception {
        CRC32 sum = new CRC32();
        sum.update(new byte[] {1, 2, 3});
        String name = UUID.nameUUIDFromBytes(new byte[] {1, 2, 3}).toString();
        if (sum.getValue() != 1438416925L || !name.equals("5289df73-7df5-3326-bcdd-22597afb1fac")) {
            throw new IllegalStateException(name + " " + sum.getValue());
        }
    }
}
