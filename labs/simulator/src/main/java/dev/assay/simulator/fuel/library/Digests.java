package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Bulk;
import dev.assay.simulator.fuel.Fuel;
import java.util.UUID;
import java.util.zip.Checksum;

/** Digests and checksums pay for what they look at. */
@InPlaceOf({"java/util/UUID", "java/util/zip/Checksum"})
public final class Digests {
    private Digests() {}

    public static UUID nameUUIDFromBytes(byte[] name) {
        Fuel.charge(name.length);
        return UUID.nameUUIDFromBytes(name);
    }

    public static void update(Checksum sum, byte[] bytes) {
        Bulk.array(bytes);
        sum.update(bytes);
    }

    public static void update(Checksum sum, byte[] bytes, int offset, int length) {
        Bulk.array(bytes);
        sum.update(bytes, offset, length);
    }
}
